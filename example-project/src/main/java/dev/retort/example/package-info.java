/**
 * A newsroom and its shop, as a user of Retort would build them: a model, an application that upgrades its database when
 * it starts, and a history of revisions in {@code versions}.
 */
@NullMarked
package dev.retort.example;

import org.jspecify.annotations.NullMarked;
