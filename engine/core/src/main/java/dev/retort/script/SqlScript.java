package dev.retort.script;

import static dev.retort.schema.Schema.sql;

import dev.retort.operation.writing.Operations;
import dev.retort.operation.writing.SourceLine;
import dev.retort.revision.Direction;
import java.util.Optional;

/** A revision written as an SQL file; {@code saysWhatItFollows} tells whether its header has a line for that. */
record SqlScript(
        dev.retort.revision.Revision revision,
        boolean saysWhatItFollows,
        ScriptOrigin origin,
        Checksum checksum,
        boolean transactional,
        Optional<String> irreversible,
        SqlSections upgrade,
        SqlSections downgrade)
        implements RevisionScript {

    @Override
    public boolean hasDowngrade() {
        return !downgrade.isEmpty();
    }

    @Override
    public void run(Direction direction, Operations op) {
        SqlSections sections = direction == Direction.DOWNGRADE ? downgrade : upgrade;
        sections.forDialect(op.database().id())
                .filter(section -> !section.text().isBlank())
                .ifPresent(
                        section -> op.executeFile(sql(section.text()), new SourceLine(origin.name(), section.line())));
    }
}
