package dev.retort.junit.verification;

import dev.retort.junit.check.Check;
import dev.retort.junit.nightly.InterruptedCheck;
import dev.retort.junit.nightly.OfflineCheck;
import dev.retort.junit.nightly.OtherScripts;
import dev.retort.junit.nightly.ParityCheck;
import dev.retort.junit.nightly.PreviousReleaseCheck;
import dev.retort.junit.nightly.ReleasedCheck;
import dev.retort.junit.nightly.RepeatableCheck;
import dev.retort.junit.nightly.SquashCheck;
import dev.retort.junit.nightly.TwoAtOnceCheck;
import java.util.List;

/** The checks that are made at night, or if they are named; by day they aren't shown at all. */
final class NightlyChecks {

    private NightlyChecks() {}

    static List<Check> all(VerificationSettings settings) {
        return List.of(
                new OfflineCheck(),
                new InterruptedCheck(),
                new TwoAtOnceCheck(),
                new RepeatableCheck(),
                new ReleasedCheck(others(settings.deployed, settings)),
                new SquashCheck(others(settings.squashed, settings)),
                new PreviousReleaseCheck(settings.previousRelease, settings.loader),
                new ParityCheck(settings.parity));
    }

    private static List<OtherScripts> others(List<String> locations, VerificationSettings settings) {
        return locations.stream()
                .map(location -> new OtherScripts(location, settings.loader))
                .toList();
    }

    /** Whether a check isn't made: since it is day, or since what it compares with isn't given. */
    static boolean isAsleep(Check check, VerificationSettings settings) {
        return switch (check.id()) {
            case "released" -> settings.deployed.isEmpty();
            case "squash" -> settings.squashed.isEmpty();
            case "previous-release" -> settings.previousRelease.isEmpty() || !settings.night;
            default ->
                !settings.night
                        && all(settings).stream()
                                .anyMatch(nightly -> nightly.id().equals(check.id()));
        };
    }
}
