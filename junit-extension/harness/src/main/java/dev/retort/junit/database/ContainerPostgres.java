package dev.retort.junit.database;

import dev.retort.error.Problem;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server in a container, if Testcontainers is on the class path and an engine answers. Testcontainers itself is only
 * touched when an engine has answered: without one it takes its time and writes to the log.
 */
final class ContainerPostgres implements PostgresSource {

    private static final String LIBRARY = "org.testcontainers.postgresql.PostgreSQLContainer";
    private static final int NEWEST = 18;
    private static final Pattern TAG = Pattern.compile(":([0-9]+)[^/]*$");

    private final String template;

    ContainerPostgres(String template) {
        this.template = template;
    }

    @Override
    public String place() {
        return "container";
    }

    @Override
    public Attempt attempt(Optional<Integer> major, boolean insist) {
        if (!ClassPath.has(LIBRARY)) {
            return new Attempt.Refused("org.testcontainers:testcontainers-postgresql (2.0.5) is not on the class path");
        }
        String image = template.replace("%d", String.valueOf(major.orElse(NEWEST)));
        Matcher tag = TAG.matcher(image);
        if (major.isPresent() && tag.find() && Integer.parseInt(tag.group(1)) != major.get()) {
            return new Attempt.Refused("the image is set to " + image + ", which is not version " + major.get());
        }
        Optional<String> silence = EngineProbe.onThisMachine().whyNone();
        return silence.<Attempt>map(Attempt.Refused::new).orElseGet(() -> start(image, major, insist));
    }

    private static Attempt start(String image, Optional<Integer> major, boolean insist) {
        try {
            return PostgresVersions.accept(ContainerLaunch.start(image), major);
        } catch (Exception e) {
            if (insist) {
                throw new TestDatabaseException(
                        Problem.of("container-failure", "the container cannot be started")
                                .with("image", image)
                                .with("reason", e)
                                .cure("make the image available, or choose another with "
                                        + DatabaseSettings.POSTGRESQL_IMAGE),
                        e);
            }
            return new Attempt.Refused(image + " cannot be started: " + firstLine(e));
        }
    }

    private static String firstLine(Exception e) {
        String message = String.valueOf(e.getMessage()).strip();
        return message.isEmpty()
                ? e.getClass().getSimpleName()
                : message.lines().iterator().next();
    }
}
