package dev.retort.junit.check;

import dev.retort.junit.finding.Outcome;

/** A check of the scripts themselves, without a database. */
public non-sealed interface HistoryCheck extends Check {

    /** Judges the scripts. */
    Outcome judge(LoadedHistory history);
}
