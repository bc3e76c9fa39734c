package dev.retort.junit.database;

import java.util.Optional;

/** A place where PostgreSQL could come from. */
interface PostgresSource {

    /** The place's name in messages. */
    String place();

    /** Whether a failure here must not be passed over, because this place was asked for by name. */
    Attempt attempt(Optional<Integer> major, boolean insist);
}
