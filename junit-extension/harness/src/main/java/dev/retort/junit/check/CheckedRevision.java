package dev.retort.junit.check;

import dev.retort.assertions.data.DataSnapshot;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.catalog.difference.SchemaDifference;
import dev.retort.junit.evidence.RevisionEvidence;
import dev.retort.junit.evidence.RevisionEvidence.RoundTrip;
import dev.retort.junit.finding.Finding;
import dev.retort.revision.Direction;
import dev.retort.run.StatementRun;
import dev.retort.sql.DatabaseKind;
import java.util.List;
import java.util.Optional;

/** What a {@link CustomCheck} sees of a revision: what its upgrade did on one database, and the state on both sides. */
public final class CheckedRevision {

    private final RevisionEvidence.Upgraded evidence;
    private final Scene scene;

    CheckedRevision(RevisionEvidence.Upgraded evidence, Scene scene) {
        this.evidence = evidence;
        this.scene = scene;
    }

    /** The revision's id. */
    public String id() {
        return evidence.script().revision().id();
    }

    /** What the revision does, in its author's words. */
    public String message() {
        return evidence.script().revision().message();
    }

    /** The kind of database. */
    public DatabaseKind database() {
        return scene.walk().server().kind();
    }

    /** The statements that the upgrade ran, in order. */
    public List<String> statements() {
        return evidence.up().statements().stream().map(StatementRun::sql).toList();
    }

    /** The schema before the upgrade, without the engine's own tables. */
    public SchemaSnapshot schemaBefore() {
        return evidence.before().schema();
    }

    /** The schema after the upgrade. */
    public SchemaSnapshot schemaAfter() {
        return evidence.after().schema();
    }

    /** The schema after the downgrade; empty if the revision is irreversible or the downgrade fails. */
    public Optional<SchemaSnapshot> schemaAfterDowngrade() {
        return evidence.roundTrip().flatMap(RoundTrip::lowered).map(state -> state.schema());
    }

    /** What the upgrade changed in the schema. */
    public SchemaDifference difference() {
        return SchemaDifference.between(schemaBefore(), schemaAfter());
    }

    /** The rows of all tables before the upgrade. */
    public DataSnapshot rowsBefore() {
        return evidence.before().data();
    }

    /** The rows of all tables after the upgrade. */
    public DataSnapshot rowsAfter() {
        return evidence.after().data();
    }

    /**
     * Begins a finding that names the revision, its file, the database and how to run the check again.
     *
     * @param harm continues the sentence that the revision begins, such as {@code makes a table without a key}
     */
    public Finding finding(String harm) {
        return scene.finding(evidence.script(), Direction.UPGRADE, harm);
    }
}
