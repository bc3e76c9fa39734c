package dev.retort.junit;

import dev.retort.junit.verification.Repetition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who runs the tests, told by what it leaves in the system properties of the JVM; and the line that a person types. */
enum TestRunner {
    /** Surefire or Failsafe. */
    MAVEN,
    /** A worker of Gradle, which knows nothing of the properties that were given to Gradle itself. */
    GRADLE,
    /** A development environment. */
    IDE,
    /** JUnit's own launcher, or a program. */
    OTHER;

    /** What Failsafe takes for tests if nothing else is said. */
    private static final Pattern INTEGRATION_TEST = Pattern.compile("IT.*|.*IT|.*ITCase");

    private static final Pattern IDES = Pattern.compile(
            "(com\\.intellij\\.|org\\.eclipse\\.jdt\\.|com\\.microsoft\\.java\\.test|org\\.netbeans\\.).*");

    static TestRunner detected() {
        return detected(key -> Optional.ofNullable(System.getProperty(key)));
    }

    static TestRunner detected(Function<String, Optional<String>> properties) {
        if (properties.apply("org.gradle.test.worker").isPresent()) {
            return GRADLE;
        }
        if (Stream.of("surefire.real.class.path", "surefire.test.class.path", "basedir")
                .anyMatch(key -> properties.apply(key).isPresent())) {
            return MAVEN;
        }
        boolean ide = properties
                .apply("sun.java.command")
                .filter(command -> IDES.matcher(command).matches())
                .isPresent();
        return ide ? IDE : OTHER;
    }

    /** Whether this process begins in a directory with Gradle's files. */
    static boolean isGradleProject() {
        return detected() == GRADLE
                || (!Files.exists(Path.of("pom.xml"))
                        && (Files.exists(Path.of("build.gradle")) || Files.exists(Path.of("build.gradle.kts"))));
    }

    /** Whether it shows a leaf by its own name alone, without the containers above it. */
    boolean showsLeavesOnly() {
        return this == MAVEN || this == GRADLE;
    }

    /** Whether it begins the tests of a module in the module's directory, wherever it was called itself. */
    boolean changesDirectory() {
        return this == MAVEN || this == GRADLE;
    }

    /**
     * The line that runs a check again.
     *
     * @param module the module's directory, seen from where the person stands; empty if it is the same or unknown
     */
    String again(Class<?> testClass, Repetition what, Optional<Path> module) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(Settings.DATABASES, what.database());
        settings.put(Settings.CHECKS, what.check());
        what.revision().ifPresent(id -> settings.put(Settings.REVISIONS, id));
        return switch (this) {
            case MAVEN -> maven(name(testClass), properties(settings), module);
            case GRADLE -> gradle(testClass, settings);
            case IDE -> "run " + name(testClass) + " with the VM options " + properties(settings);
            case OTHER -> "run " + name(testClass) + " with " + properties(settings);
        };
    }

    private static String name(Class<?> testClass) {
        return testClass
                .getName()
                .substring(testClass.getPackageName().length())
                .replaceFirst("^\\.", "");
    }

    private static String properties(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(entry -> "-D" + entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
    }

    private static String maven(String name, String properties, Optional<Path> module) {
        boolean integration = INTEGRATION_TEST.matcher(name).matches();
        String plugin = integration ? "failsafe" : "surefire";
        String project = module.map(
                        directory -> " -pl " + directory + " -am -D" + plugin + ".failIfNoSpecifiedTests=false")
                .orElse("");
        return (integration ? "mvn verify -Dit.test=" : "mvn test -Dtest=") + quoted(name) + project + " " + properties;
    }

    /** A nested class has a dollar in its name, which a shell takes for itself. */
    private static String quoted(String name) {
        return name.contains("$") ? "'" + name + "'" : name;
    }

    /** Gradle's workers inherit the environment, not the properties. */
    private static String gradle(Class<?> testClass, Map<String, String> settings) {
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        String variables = settings.entrySet().stream()
                .map(entry -> {
                    String variable =
                            entry.getKey().toUpperCase(Locale.ROOT).replace('.', '_') + "=" + entry.getValue();
                    return windows ? "set \"" + variable + "\" && " : variable + " ";
                })
                .collect(Collectors.joining());
        String task = BuildFolder.of(testClass).sourceSet().orElse("test");
        String wrapper = windows ? "gradlew.bat" : "gradlew";
        return variables + gradle(Path.of("").toAbsolutePath(), wrapper, task) + " --tests "
                + quoted(testClass.getName());
    }

    /** The wrapper is in the root of the build, and a project is called by its path from there. */
    private static String gradle(Path project, String wrapper, String task) {
        String path = "";
        for (Path at = project; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(wrapper))) {
                return (wrapper.endsWith(".bat") ? "" : "./") + wrapper + " " + (path.isEmpty() ? "" : path + ":")
                        + task;
            }
            path = ":" + at.getFileName() + path;
        }
        return "gradle " + task;
    }
}
