package dev.retort.script;

import dev.retort.operation.writing.Operations;
import dev.retort.operation.writing.SourceLine;
import dev.retort.revision.Direction;
import dev.retort.schema.SqlText;
import java.util.Optional;

/** A revision written as an SQL file. */
record SqlScript(
        dev.retort.revision.Revision revision,
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
        sections.forDialect(op.dialect())
                .filter(section -> !section.text().isBlank())
                .ifPresent(section ->
                        op.executeFile(SqlText.of(section.text()), new SourceLine(origin.name(), section.line())));
    }
}
