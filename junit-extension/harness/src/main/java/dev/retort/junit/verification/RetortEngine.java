package dev.retort.junit.verification;

import dev.retort.Retort;
import dev.retort.RetortBuilder;
import dev.retort.error.Problem;
import dev.retort.junit.history.Engine;
import dev.retort.revision.Plan;
import dev.retort.run.HistoryEntry;
import dev.retort.run.RunListener;
import dev.retort.sql.DatabaseKind;
import java.util.Optional;
import javax.sql.DataSource;

/** The engine itself. */
final class RetortEngine implements Engine {

    private static RetortBuilder configured(Scripts scripts) {
        return Retort.configure()
                .scripts(scripts.catalog())
                .naming(scripts.naming())
                .quiet(true);
    }

    @Override
    public void run(DataSource database, Scripts scripts, Plan plan, RunListener listener) {
        configured(scripts).dataSource(database).listener(listener).build().apply(plan);
    }

    @Override
    public void upgradeToHeads(DataSource database, Scripts scripts, RunListener listener) {
        configured(scripts).dataSource(database).listener(listener).build().upgrade("heads");
    }

    @Override
    public String script(DatabaseKind database, Scripts scripts, Plan plan) {
        return configured(scripts).dialect(database.id()).build().script(plan);
    }

    @Override
    public void stamp(DataSource database, Scripts scripts, String revision) {
        configured(scripts).dataSource(database).build().purgeAndStamp(revision);
    }

    @Override
    public Optional<Problem> foreign(DataSource database, Scripts scripts) {
        return configured(scripts)
                .dataSource(database)
                .build()
                .foreignHistory()
                .map(other -> Problem.of("foreign-history", other.toString()));
    }

    @Override
    public Books books(DataSource database, Scripts scripts) {
        Retort retort = configured(scripts).dataSource(database).build();
        return new Books(
                retort.current().ids(),
                retort.log().stream().map(RetortEngine::line).toList());
    }

    private static String line(HistoryEntry entry) {
        return entry.direction() + " of " + entry.revision() + ", then at "
                + (entry.heads().isEmpty() ? "base" : String.join(", ", entry.heads())) + ", checksum "
                + entry.checksum().orElse("none");
    }
}
