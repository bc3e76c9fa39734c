package dev.retort.junit.meaning;

import dev.retort.dialect.TypedText;
import dev.retort.junit.meaning.ValueReader.Bits;
import dev.retort.junit.meaning.ValueReader.Bytes;
import dev.retort.schema.SqlType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether two values that were read by their types say the same, whichever is the earlier one.
 *
 * @param zones those of times without a zone
 * @param padded whether blanks at the end of texts mean nothing
 * @param single whether the first number is one of 32 binary digits, of which a wider one shows more
 */
record SameValue(List<ZoneId> zones, boolean padded, boolean single) implements BiPredicate<Object, Object> {

    /** A text that a number would be written as: zeros in front are more than a number says. */
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)?(\\.\\d+)?([eE][-+]?\\d+)?");

    private static final Set<String> TRUE = Set.of("t", "true", "y", "yes", "on", "1");
    private static final Set<String> FALSE = Set.of("f", "false", "n", "no", "off", "0");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final SqlType DAY = new SqlType.DateType();
    private static final SqlType TIME = new SqlType.TimeType(false, OptionalInt.empty());
    private static final SqlType WALL = new SqlType.TimestampType(false, OptionalInt.empty());
    private static final SqlType INSTANT = new SqlType.TimestampType(true, OptionalInt.empty());

    @Override
    public boolean test(Object before, Object after) {
        if (before instanceof BigDecimal one && after instanceof BigDecimal other) {
            return one.compareTo(other) == 0 || (single && one.floatValue() == other.floatValue());
        }
        return before.equals(after) || isSame(before, after) || isSame(after, before);
    }

    private boolean isSame(Object one, Object other) {
        if (one instanceof String text) {
            return ofText(text, other);
        }
        if (one instanceof BigDecimal number) {
            return ofNumber(number, other);
        }
        if (one instanceof LocalDate day) {
            return (other instanceof LocalDateTime time && time.equals(day.atStartOfDay()))
                    || (other instanceof Instant instant && isInstant(day.atStartOfDay(), instant));
        }
        if (one instanceof LocalDateTime time) {
            return other instanceof Instant instant && isInstant(time, instant);
        }
        if (one instanceof LocalTime time) {
            return (other instanceof OffsetTime zoned && zoned.toLocalTime().equals(time))
                    || (other instanceof Span span
                            && span.isSame(new Span(0, 0, BigDecimal.valueOf(time.toNanoOfDay(), 9))));
        }
        if (one instanceof UUID uuid) {
            return other instanceof Bytes bytes && bytes.hex().equals(hex(uuid));
        }
        if (one instanceof Span span) {
            return other instanceof Span same && span.isSame(same);
        }
        if (one instanceof List<?> list) {
            return ofList(list, other);
        }
        return one instanceof Map<?, ?> map && other instanceof Map<?, ?> members && ofMap(map, members);
    }

    private boolean ofNumber(BigDecimal number, Object other) {
        if (other instanceof Boolean truth) {
            return number.compareTo(truth ? BigDecimal.ONE : BigDecimal.ZERO) == 0;
        }
        if (other instanceof Instant instant) {
            return isEpoch(number, instant);
        }
        if (other instanceof LocalDateTime time) {
            return zones.stream()
                    .anyMatch(zone -> isEpoch(number, time.atZone(zone).toInstant()));
        }
        if (other instanceof Bits bits) {
            return bits.digits().matches("[01]+")
                    && number.compareTo(new BigDecimal(new BigInteger(bits.digits(), 2))) == 0;
        }
        return other instanceof Span span && span.isCount(number);
    }

    /** Since 1970 in seconds, or in thousandths or millionths of one. */
    private static boolean isEpoch(BigDecimal number, Instant instant) {
        BigDecimal seconds = BigDecimal.valueOf(instant.getEpochSecond()).add(BigDecimal.valueOf(instant.getNano(), 9));
        return Stream.of(0, 3, 6)
                .anyMatch(places -> seconds.movePointRight(places).compareTo(number) == 0);
    }

    /** Where a clock is put back, a time may be either of two instants. */
    private boolean isInstant(LocalDateTime time, Instant instant) {
        return zones.stream()
                .anyMatch(zone -> time.atZone(zone).toInstant().equals(instant)
                        || zone.getRules().getValidOffsets(time).stream()
                                .anyMatch(offset -> time.toInstant(offset).equals(instant)));
    }

    private boolean ofList(List<?> list, Object other) {
        if (!(other instanceof List<?> same)) {
            return !(other instanceof String) && list.size() == 1 && test(list.get(0), other);
        }
        boolean all = list.size() == same.size();
        for (int i = 0; all && i < list.size(); i++) {
            all = test(list.get(i), same.get(i));
        }
        return all;
    }

    private boolean ofMap(Map<?, ?> map, Map<?, ?> other) {
        return map.keySet().equals(other.keySet())
                && map.entrySet().stream()
                        .allMatch(entry ->
                                test(entry.getValue(), Objects.requireNonNull(other.get(entry.getKey()), "member")));
    }

    private boolean ofText(String text, Object other) {
        if (other instanceof String same) {
            return padded && text.stripTrailing().equals(same.stripTrailing());
        }
        if (other instanceof BigDecimal number) {
            String plain = padded ? text.stripTrailing() : text;
            return plain.matches(".*\\d.*")
                    && NUMBER.matcher(plain).matches()
                    && new BigDecimal(plain).compareTo(number) == 0;
        }
        if (other instanceof Boolean truth) {
            return (truth ? TRUE : FALSE).contains(text.strip().toLowerCase(Locale.ROOT));
        }
        if (other instanceof LocalDate day) {
            return isRead(text, DAY, day) || isDay(text, day);
        }
        if (other instanceof LocalTime) {
            return isRead(text, TIME, other);
        }
        if (other instanceof LocalDateTime || other instanceof Instant) {
            return Stream.of(DAY, WALL, INSTANT).anyMatch(type -> isRead(text, type, other));
        }
        if (other instanceof UUID uuid) {
            return text.toLowerCase(Locale.ROOT).replaceAll("[-{}]", "").equals(hex(uuid));
        }
        if (other instanceof Bytes bytes) {
            return isBytes(text, bytes.hex());
        }
        if (other instanceof Span span) {
            return Span.of(text).filter(span::isSame).isPresent();
        }
        if (other instanceof Bits bits) {
            return bits.digits().equals(text);
        }
        return (other instanceof List || other instanceof Map || ValueReader.NOTHING.equals(other))
                && ofStructure(text, other);
    }

    /** JSON, an array's text, or elements with something between them. */
    private boolean ofStructure(String text, Object other) {
        Optional<Object> json = ValueReader.json(text);
        if (json.isPresent() && !(json.get() instanceof String) && test(json.get(), other)) {
            return true;
        }
        return other instanceof List<?> list
                && (ArrayText.read(text, element -> element)
                                .filter(elements -> test(elements, list))
                                .isPresent()
                        || isJoined(text, list));
    }

    private boolean isJoined(String text, List<?> list) {
        if (list.isEmpty() || text.isEmpty()) {
            return list.isEmpty() && text.isEmpty();
        }
        return Stream.of(",", ", ", ";", "; ", "|", " ", "\n", "/", "\t")
                .anyMatch(between -> test(List.of((Object[]) text.split(Pattern.quote(between), -1)), list));
    }

    private boolean isRead(String text, SqlType type, Object other) {
        return TypedText.value(text.strip(), type)
                .filter(value -> test(value, other))
                .isPresent();
    }

    /** Whether a text says a day in another order, as {@code 31.12.2024}. */
    private static boolean isDay(String text, LocalDate day) {
        if (text.equals(DateTimeFormatter.BASIC_ISO_DATE.format(day))) {
            return true;
        }
        List<Integer> found = DIGITS.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(digits -> digits.length() <= 4)
                .map(Integer::valueOf)
                .sorted()
                .toList();
        List<Integer> wanted = Stream.of(day.getYear(), day.getMonthValue(), day.getDayOfMonth())
                .sorted()
                .toList();
        return found.equals(wanted) && text.matches("\\d+[./-]\\d+[./-]\\d+");
    }

    private static boolean isBytes(String text, String hex) {
        String utf8 = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
        return utf8.equals(hex)
                || text.toLowerCase(Locale.ROOT).replaceFirst("^(\\\\x|0x)", "").equals(hex)
                || (hex.length() % 2 == 0
                        && text.replaceAll("\\s", "")
                                .equals(Base64.getEncoder()
                                        .encodeToString(HexFormat.of().parseHex(hex))));
    }

    private static String hex(UUID uuid) {
        return uuid.toString().replace("-", "");
    }
}
