package dev.retort.junit.allure;

import io.qameta.allure.model.Label;
import io.qameta.allure.model.TestResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What a test is called in Allure, how it is sorted in, and by what it is known again in the next run: neither a database's
 * version nor JUnit's numbers, of which each new revision moves those behind it, nor anything of the machine is part of that.
 *
 * @param testClass the test class's full name
 * @param places the names of all places, such as {@code PostgreSQL 18.6 (embedded)}
 */
record AllureNames(String testClass, List<String> places) {

    private static final String SEPARATOR = " › ";

    /** Allure 2.29 has none yet. */
    private static final boolean HAS_TITLE_PATH = Stream.of(TestResult.class.getMethods())
            .anyMatch(method -> method.getName().equals("setTitlePath"));

    AllureNames {
        places = List.copyOf(places);
    }

    /**
     * What a test is about.
     *
     * @param place the database, or {@code history}
     * @param check the check's id, or the test's method
     * @param words the check as people call it, or the test's method
     * @param revision the revision's id; empty for a check of the whole
     * @param title the revision and what it does, or the check's name
     */
    record Subject(String place, String check, String words, Optional<String> revision, String title) {}

    /** Names a test; what people say by annotations stays. */
    void describe(TestResult test, Subject subject) {
        String database = plain(subject.place());
        String simple = testClass.substring(testClass.lastIndexOf('.') + 1);
        String name = String.join(
                SEPARATOR,
                subject.revision().isPresent()
                        ? List.of(subject.words(), subject.title(), database)
                        : List.of(subject.title(), database));
        List<Label> labels = new ArrayList<>(test.getLabels());
        labels.removeIf(label -> label.getName().equals("suite") && testClass.equals(label.getValue()));
        suites(labels, Stream.of(database, subject.words()));
        addIfMissing(labels, "epic", simple);
        addIfMissing(labels, "feature", subject.revision().isPresent() ? subject.title() : "the whole history");
        addIfMissing(labels, "story", subject.words());
        addIfMissing(labels, "package", testClass);
        addIfMissing(labels, "testClass", testClass);
        addIfMissing(labels, "testMethod", name);
        addIfMissing(labels, "database", database);
        addIfMissing(labels, "check", subject.check());
        subject.revision().ifPresent(revision -> addIfMissing(labels, "revision", revision));
        test.setLabels(labels);
        test.setName(name);
        test.setTestCaseName(name);
        if (HAS_TITLE_PATH) {
            test.setTitlePath(List.of(simple, database, subject.words()));
        }
        List<String> identity = Stream.concat(
                        Stream.of(lasting(subject.place()), subject.check()), subject.revision().stream())
                .toList();
        test.setFullName(testClass + ": " + String.join(SEPARATOR, identity));
        String id = UUID.nameUUIDFromBytes(
                        (testClass + "\n" + String.join("\n", identity)).getBytes(StandardCharsets.UTF_8))
                .toString();
        test.setHistoryId(id);
        test.setTestCaseId(id);
    }

    /** From the outermost suite that nobody named inwards. */
    private static void suites(List<Label> labels, Stream<String> names) {
        List<String> free = new ArrayList<>(List.of("parentSuite", "suite", "subSuite"));
        free.removeIf(level -> labels.stream().anyMatch(label -> label.getName().equals(level)));
        names.limit(free.size()).forEach(name -> labels.add(label(free.remove(0), name)));
    }

    private static void addIfMissing(List<Label> labels, String name, String value) {
        if (labels.stream().noneMatch(label -> label.getName().equals(name))) {
            labels.add(label(name, value));
        }
    }

    private static Label label(String name, String value) {
        return new Label().setName(name).setValue(value);
    }

    /** {@code PostgreSQL 18.6} of {@code PostgreSQL 18.6 (embedded)}, unless that is two places' name. */
    private String plain(String place) {
        return shortest(place, List.of(name -> name.replaceFirst(" \\(.*", "")));
    }

    /** {@code PostgreSQL}, or with so much of its version that it isn't another place's name too. */
    private String lasting(String place) {
        return shortest(
                place,
                List.of(
                        name -> name.replaceFirst(" [0-9].*", ""),
                        name -> name.replaceFirst("( [0-9]+).*", "$1"),
                        name -> name.replaceFirst(" \\(.*", "")));
    }

    private String shortest(String place, List<UnaryOperator<String>> shorter) {
        return shorter.stream()
                .filter(each -> places.stream()
                        .filter(other -> !other.equals(place))
                        .noneMatch(other -> each.apply(other).equals(each.apply(place))))
                .map(each -> each.apply(place))
                .findFirst()
                .orElse(place);
    }
}
