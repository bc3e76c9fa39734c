package dev.retort.row;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Reads numbers, truth values, bytes and UUIDs in the forms in which the databases keep them; empty if it is none. */
final class ReadValue {

    private ReadValue() {}

    static Optional<Long> integer(Object value) {
        try {
            return decimal(value).map(BigDecimal::longValueExact);
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    static Optional<BigDecimal> decimal(Object value) {
        if (value instanceof BigDecimal decimal) {
            return Optional.of(decimal);
        }
        if (value instanceof BigInteger whole) {
            return Optional.of(new BigDecimal(whole));
        }
        if (!(value instanceof Number) && !(value instanceof String)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(value.toString().strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    static Optional<Boolean> bool(Object value) {
        if (value instanceof Boolean truth) {
            return Optional.of(truth);
        }
        return switch (value.toString().toLowerCase(Locale.ROOT)) {
            case "1", "t", "true" -> Optional.of(true);
            case "0", "f", "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    static Optional<byte[]> bytes(Object value) {
        return value instanceof byte[] bytes ? Optional.of(bytes.clone()) : Optional.empty();
    }

    static Optional<UUID> uuid(Object value) {
        if (value instanceof UUID uuid) {
            return Optional.of(uuid);
        }
        if (value instanceof byte[] bytes && bytes.length == 16) {
            ByteBuffer halves = ByteBuffer.wrap(bytes);
            return Optional.of(new UUID(halves.getLong(), halves.getLong()));
        }
        try {
            return value instanceof String text ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
