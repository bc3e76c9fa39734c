/**
 * The entry to the engine: configure a {@code Retort} once, then upgrade, downgrade, stamp or ask.
 * Knows its neighbours below ({@code script}, {@code revision}, {@code run}, {@code dialect}); holds no SQL itself.
 */
@NullMarked
package dev.retort;

import org.jspecify.annotations.NullMarked;
