package dev.retort.junit.allure;

import dev.retort.junit.chronicle.Chronicle.Chapter;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.report.VerificationReport.NodeResult;
import java.util.Optional;
import java.util.function.Function;

/** Who is told of each leaf while it is the test that runs. */
public interface Evidence {

    /**
     * Tells of a leaf.
     *
     * @param result what came of it
     * @param shown what is shown of that: of a fault that was told before, only where
     */
    void add(NodeResult result, Outcome shown);

    /**
     * Allure, if it is on the class path; else nobody.
     *
     * @param testClass the test class's full name
     * @param chapters what a result's revision did, if it is of one
     */
    static Evidence ofTests(String testClass, Function<NodeResult, Optional<Chapter>> chapters) {
        return isThere() ? new AllureEvidence(testClass, chapters) : (result, shown) -> {};
    }

    private static boolean isThere() {
        try {
            Class.forName("io.qameta.allure.model.TestResult", false, Evidence.class.getClassLoader());
            Class.forName("io.qameta.allure.Allure", false, Evidence.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
