package dev.retort.junit.allure;

import io.qameta.allure.listener.TestLifecycleListener;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.TestResult;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Has the last word on what a failed test says in Allure. JUnit's message is for who is at the machine: it tells where the
 * database lies that was kept, which nobody finds there when the report is read.
 */
public final class AllureWords implements TestLifecycleListener {

    private static final Map<String, String> MESSAGES = new ConcurrentHashMap<>();

    /** Loaded by Allure. */
    public AllureWords() {}

    /** What the test is going to say, in place of its exception. */
    static void say(String uuid, String message) {
        MESSAGES.put(uuid, message);
    }

    @Override
    public void beforeTestWrite(TestResult test) {
        String message = MESSAGES.remove(test.getUuid());
        if (message != null) {
            StatusDetails details = test.getStatusDetails();
            test.setStatusDetails((details == null ? new StatusDetails() : details)
                    .setMessage(message)
                    .setTrace(message));
        }
    }
}
