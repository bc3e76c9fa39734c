package dev.retort.junit;

/** Run by {@link MigrationTestTest} through the test kit; one downgrade forgets its index. */
@MigrationTest(scripts = "classpath:histories/forgetful")
final class ForgetfulShop implements MigrationChecks {

    @MigrationTest(revision = "b2c3")
    void failsOnPurpose(MigrationRun run) {
        run.upgrade();
        throw new AssertionError("on purpose");
    }
}
