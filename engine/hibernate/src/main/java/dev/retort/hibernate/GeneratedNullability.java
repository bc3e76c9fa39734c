package dev.retort.hibernate;

import org.hibernate.dialect.Dialect;

/**
 * Whether Hibernate writes NOT NULL beside an expression. Up to 7.3 it did so always; since 7.4 the dialect says.
 */
final class GeneratedNullability {

    private GeneratedNullability() {}

    static boolean canBeNotNull(Dialect dialect) {
        try {
            Object answer =
                    Dialect.class.getMethod("supportsNotNullAfterGeneratedAs").invoke(dialect);
            return Boolean.TRUE.equals(answer);
        } catch (ReflectiveOperationException older) {
            return true;
        }
    }
}
