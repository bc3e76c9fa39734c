package dev.retort.junit.allure;

import dev.retort.junit.chronicle.Chronicle.Chapter;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.report.ShownPaths;
import dev.retort.junit.report.VerificationReport.NodeResult;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Who is told of each test while it runs. */
public interface Evidence {

    /**
     * Tells of a leaf.
     *
     * @param result what came of it
     * @param shown what is shown of that: of a fault that was told before, only where
     */
    void add(NodeResult result, Outcome shown);

    /**
     * Tells what a test is about that people wrote for one revision.
     *
     * @param place the database, such as {@code PostgreSQL 18.6 (embedded)}
     * @param method the test's method
     * @param revision the revision's id
     * @param title the revision's id and what it does
     */
    void beginsOwn(String place, String method, String revision, String title);

    /**
     * Allure, if it is on the class path; else nobody.
     *
     * @param testClass the test class's full name
     * @param places the names of all places
     * @param paths how paths are shown
     * @param chapters what a result's revision did, if it is of one
     */
    static Evidence ofTests(
            String testClass, List<String> places, ShownPaths paths, Function<NodeResult, Optional<Chapter>> chapters) {
        return isThere() ? new AllureEvidence(new AllureNames(testClass, places), paths, chapters) : new Nobody();
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

    /** Where there is no Allure. */
    record Nobody() implements Evidence {

        @Override
        public void add(NodeResult result, Outcome shown) {}

        @Override
        public void beginsOwn(String place, String method, String revision, String title) {}
    }
}
