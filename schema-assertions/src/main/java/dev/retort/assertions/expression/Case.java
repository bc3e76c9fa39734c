package dev.retort.assertions.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code CASE}.
 *
 * @param subject what each branch is compared with; empty if each branch has a condition of its own
 * @param branches in order, at least one
 * @param otherwise behind ELSE
 */
public record Case(Optional<Expression> subject, List<When> branches, Optional<Expression> otherwise)
        implements Expression {

    /**
     * One branch.
     *
     * @param when a condition, or a value if the CASE has a subject
     * @param then the result
     */
    public record When(Expression when, Expression then) {

        /** Checks that both are there. */
        public When {
            Objects.requireNonNull(when, "when");
            Objects.requireNonNull(then, "then");
        }
    }

    /** Copies the branches. */
    public Case {
        Objects.requireNonNull(subject, "subject");
        branches = List.copyOf(branches);
        Objects.requireNonNull(otherwise, "otherwise");
    }

    @Override
    public List<Expression> operands() {
        List<Expression> all = new ArrayList<>();
        subject.ifPresent(all::add);
        for (When branch : branches) {
            all.add(branch.when);
            all.add(branch.then);
        }
        otherwise.ifPresent(all::add);
        return all;
    }

    @Override
    public Expression with(List<Expression> operands) {
        int first = subject.isPresent() ? 1 : 0;
        List<When> others = new ArrayList<>();
        for (int i = 0; i < branches.size(); i++) {
            others.add(new When(operands.get(first + 2 * i), operands.get(first + 2 * i + 1)));
        }
        return new Case(
                subject.map(any -> operands.get(0)), others, otherwise.map(any -> operands.get(operands.size() - 1)));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("case");
        subject.ifPresent(value -> text.append(' ').append(Nested.text(value)));
        for (When branch : branches) {
            text.append(" when ").append(branch.when).append(" then ").append(branch.then);
        }
        otherwise.ifPresent(value -> text.append(" else ").append(value));
        return text.append(" end").toString();
    }
}
