package dev.retort.junit.check;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.ObjectPath;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.catalog.difference.Change;
import dev.retort.catalog.difference.Rename;
import dev.retort.catalog.difference.SchemaDifference;
import dev.retort.catalog.difference.Tolerance;
import dev.retort.catalog.model.ModelSchema;
import dev.retort.error.NearestName;
import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.junit.evidence.RevisionEvidence;
import dev.retort.junit.evidence.RevisionEvidence.State;
import dev.retort.junit.evidence.WayDown;
import dev.retort.junit.finding.Cure;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.finding.Outcome.Looked;
import dev.retort.junit.finding.ServerWords;
import dev.retort.junit.history.SourceFile;
import dev.retort.run.MigrationFailedException;
import dev.retort.schema.MetaData;
import dev.retort.script.RevisionScript;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Identifiers;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * V6: the schema at the heads is what the model or the entities say, in both directions. The engine builds the model on a database of
 * the same server, so that both are read in the same way.
 */
public final class ModelCheck implements Check.OfDatabase {

    private final Optional<Wanted> model;
    private final List<String> excluded;

    /**
     * A check against a model; without one everything is untested.
     *
     * @param excluded the names of objects that it passes over, with all that is in them; with their schema if that isn't
     *     the default one
     */
    public ModelCheck(Optional<Wanted> model, List<String> excluded) {
        this.model = model;
        this.excluded = List.copyOf(excluded);
    }

    @Override
    public String id() {
        return "model";
    }

    @Override
    public Outcome judge(Scene scene) {
        if (model.isEmpty()) {
            return Outcome.untested("no model is given; add model = YourModel.class, or entities");
        }
        WayDown way = scene.walk().wayDown();
        if (way.head().isEmpty()) {
            return FailedUpgrade.headsUnreached(way, scene);
        }
        try {
            SchemaSnapshot head = way.head().get().schema();
            MetaData model = this.model.get().on(head.database());
            SchemaSnapshot wanted = scene.walk()
                    .modelState(model, Unsaid.needed(model, head, scene.kind()))
                    .schema();
            return compare(this.model.get(), wanted, head, scene);
        } catch (RetortException e) {
            Problem problem = e.problem();
            String reason =
                    e instanceof MigrationFailedException ? StepFailure.reason(e) : ": " + ServerWords.summary(problem);
            return new Outcome.Failed(List.of(Finding.of("the model can't be built on " + scene.database() + reason)
                    .explainedBy(problem, Set.of())));
        }
    }

    private Outcome compare(Wanted model, SchemaSnapshot wanted, SchemaSnapshot head, Scene scene) {
        Set<Tolerance> tolerances = EnumSet.of(Tolerance.COLUMN_ORDER, Tolerance.GRANTS, Tolerance.SPELLING);
        tolerances.addAll(scene.tolerances());
        SchemaDifference difference = model.difference(wanted, head, tolerances).without(this::isExcluded);
        Rename.Told told = difference.told(ModelCheck::isSameUnderAnotherName);
        List<Finding> findings = new ArrayList<>();
        Set<String> notes = new LinkedHashSet<>();
        told.renames().forEach(rename -> findings.add(renamed(rename, head, scene)));
        for (Change change : told.rest()) {
            if (Unsaid.isBeyondModels(change, head)) {
                notes.add("not compared: " + SchemaWords.label(change) + ", which a model can't say");
            } else if (!Unsaid.isUnsaid(change)) {
                findings.add(finding(change, scene));
            }
        }
        excluded.stream()
                .filter(name -> Stream.of(wanted, head)
                        .flatMap(SchemaSnapshot::allObjects)
                        .noneMatch(object -> isCalled(object.path(), name)))
                .forEach(name -> findings.add(Finding.of("the model excludes " + name
                                + ", and neither the model nor the database has it (" + scene.database() + ")")
                        .cured(Cure.of(
                                Cure.Kind.NAME_WHAT_IS_THERE, "name what is there, or leave it out of exclude"))));
        excluded.forEach(name -> notes.add("not compared: " + name + ", which is excluded"));
        return Outcome.of(findings, Looked.tables(SchemaWords.tables(wanted)), List.copyOf(notes));
    }

    private boolean isExcluded(Change change) {
        return Stream.iterate(Optional.of(change.path()), Optional::isPresent, path -> path.flatMap(ObjectPath::parent))
                .flatMap(Optional::stream)
                .anyMatch(path -> excluded.stream().anyMatch(name -> isCalled(path, name)));
    }

    private static boolean isCalled(ObjectPath path, String name) {
        return SchemaWords.plain(path).replaceFirst("\\(.*", "").equalsIgnoreCase(name);
    }

    private static Finding finding(Change change, Scene scene) {
        String label = SchemaWords.label(change);
        String harm =
                switch (change.kind()) {
                    case MISSING -> "the model's " + label + " is not in the database";
                    case UNEXPECTED -> label + " is in the database, but not in the model";
                    case CHANGED ->
                        isNullability(change)
                                ? label + " is " + SchemaWords.nullability(change.actual()) + " in the database, "
                                        + SchemaWords.nullability(change.expected()) + " in the model"
                                : label + ": " + change.attribute().orElse("definition") + " is "
                                        + SchemaWords.oneLine(Optional.of(change.actualWords()))
                                        + " in the database, "
                                        + SchemaWords.oneLine(Optional.of(change.expectedWords()))
                                        + " in the model";
                };
        return Finding.of("head differs from the model: " + harm + " (" + scene.database() + ")")
                .at(origin(change, scene).map(script -> Scene.title(script) + ", " + SourceFile.shown(script.origin())))
                .differing(SchemaWords.lines(change, "model", "database"))
                .cured(cure(change, label))
                .repeatedBy(scene.again().apply(""));
    }

    /** Two columns or tables of one shape may be two things, unless their names are near. */
    private static boolean isSameUnderAnotherName(SchemaObject wanted, SchemaObject found) {
        boolean plain = wanted.kind() == ObjectKind.COLUMN || wanted.kind() == ObjectKind.TABLE;
        return !plain || NearestName.of(wanted.name(), List.of(found.name())).isPresent();
    }

    private static Finding renamed(Rename rename, SchemaSnapshot head, Scene scene) {
        String label = SchemaWords.label(rename.kind(), rename.wanted());
        List<String> statements = head.find(rename.kind(), rename.found().toString()).stream()
                .flatMap(found -> new CureSql(scene.kind()).rename(rename, found, Optional.empty()).stream())
                .toList();
        return Finding.of("head differs from the model: the model's " + label + " is called "
                        + rename.found().name() + " in the database (" + scene.database() + ")")
                .at(origin(rename.actual(), scene)
                        .map(script -> Scene.title(script) + ", " + SourceFile.shown(script.origin())))
                .differing(List.of(
                        label,
                        "  model: " + rename.wanted().name(),
                        "  database: " + rename.found().name() + ", the same under another name"))
                .cured(new Cure(
                        Cure.Kind.RENAME_FOR_MODEL,
                        "call it " + rename.found().name() + " in the model, or write a revision that renames it",
                        statements))
                .repeatedBy(scene.again().apply(""));
    }

    private static boolean isNullability(Change change) {
        return change.attribute().equals(Optional.of(SchemaWords.NULLABLE));
    }

    private static Cure cure(Change change, String label) {
        return switch (change.kind()) {
            case MISSING ->
                Cure.of(
                        Cure.Kind.CREATE_FOR_MODEL,
                        "write a revision that creates " + label + ", or take it out of the model");
            case UNEXPECTED ->
                Cure.of(
                        Cure.Kind.ADD_TO_MODEL,
                        "add " + label
                                + " to the model, or write a revision that drops it if nobody needs it any more");
            case CHANGED ->
                Cure.of(Cure.Kind.CHANGE_FOR_MODEL, "write a revision that changes it, or correct the model");
        };
    }

    /**
     * The last revision that made or changed the object, or a later one that speaks of it; for what isn't there at all the one
     * that makes what it should be in.
     */
    private static Optional<RevisionScript> origin(Change change, Scene scene) {
        List<RevisionScript> order = scene.walk().order();
        Optional<RevisionScript> changed = changed(change, scene);
        Optional<Whence> speaks = Whence.of(Blame.Target.of(change), scene);
        return speaks.filter(Whence::isCertain)
                .map(whence -> whence.seen().script())
                .filter(script -> changed.filter(other -> order.indexOf(other) >= order.indexOf(script))
                        .isEmpty())
                .or(() -> changed)
                .or(() -> speaks.map(whence -> whence.seen().script()));
    }

    /** The last revision that brought what is wrong: a part of it, where it is a list; else the last that changed the object. */
    private static Optional<RevisionScript> changed(Change change, Scene scene) {
        List<RevisionEvidence.Upgraded> changing = scene.changing(change).toList();
        Set<String> wrong = new HashSet<>(parts(change.actual()));
        wrong.removeAll(parts(change.expected()));
        return last(changing.stream().filter(seen -> change.attribute().isPresent() && brings(seen, change, wrong)))
                .or(() -> last(changing.stream()));
    }

    private static Optional<RevisionScript> last(Stream<RevisionEvidence.Upgraded> seen) {
        return seen.reduce((first, second) -> second).map(RevisionEvidence::script);
    }

    private static boolean brings(RevisionEvidence.Upgraded seen, Change change, Set<String> wrong) {
        Set<String> brought = new HashSet<>(parts(value(seen.after(), change)));
        brought.removeAll(parts(value(seen.before(), change)));
        brought.retainAll(wrong);
        return !brought.isEmpty();
    }

    private static Optional<String> value(State state, Change change) {
        return state.schema()
                .find(change.objectKind(), change.path().toString())
                .flatMap(object -> change.attribute().flatMap(object::attribute));
    }

    private static List<String> parts(Optional<String> value) {
        return value.map(text -> List.of(text.split(",\\s+|;\\s+|\\n"))).orElse(List.of());
    }

    /** Differences that are no drift, since a model that is silent about them asks for nothing. */
    private static final class Unsaid {

        private static final Set<String> TUNING =
                Set.of("options", "toast options", "index options", "access method", "tablespace");

        private Unsaid() {}

        /** What is made before the model, which can't say it: schemas, extensions, and the types that columns have. */
        static List<String> needed(MetaData model, SchemaSnapshot head, DatabaseKind database) {
            if (database == DatabaseKind.SQLITE) {
                return List.of();
            }
            List<String> statements = new ArrayList<>();
            Set<String> schemas = new TreeSet<>(ModelSchema.schemas(model));
            named(head, ObjectKind.SCHEMA).map(Identifiers::quoted).forEach(schemas::add);
            schemas.forEach(name -> statements.add("CREATE SCHEMA IF NOT EXISTS " + name));
            named(head, ObjectKind.EXTENSION)
                    .forEach(name ->
                            statements.add("CREATE EXTENSION IF NOT EXISTS " + Identifiers.quoted(name) + " CASCADE"));
            head.objects().stream()
                    .filter(object -> object.kind() == ObjectKind.DOMAIN)
                    .forEach(domain -> domain.attribute("type")
                            .ifPresent(type -> statements.add("CREATE DOMAIN "
                                    + domain.path().parts().stream()
                                            .map(Identifiers::quoted)
                                            .collect(Collectors.joining("."))
                                    + " AS " + type)));
            return statements;
        }

        private static Stream<String> named(SchemaSnapshot head, ObjectKind kind) {
            return head.objects().stream()
                    .filter(object -> object.kind() == kind)
                    .map(SchemaObject::name);
        }

        /** A virtual table, an index of a materialized view, a domain over the type that the model says. */
        static boolean isBeyondModels(Change change, SchemaSnapshot head) {
            String path = change.path().toString();
            Optional<String> holder = change.path().parent().map(ObjectPath::toString);
            return switch (change.objectKind()) {
                case TABLE ->
                    change.kind() == Change.Kind.UNEXPECTED
                            && head.find(ObjectKind.TABLE, path)
                                    .flatMap(table -> table.attribute("definition"))
                                    .isPresent();
                case INDEX ->
                    change.kind() == Change.Kind.UNEXPECTED
                            && holder.flatMap(view -> head.find(ObjectKind.MATERIALIZED_VIEW, view))
                                    .isPresent();
                case COLUMN ->
                    change.attribute().equals(Optional.of("type"))
                            && change.actual()
                                    .flatMap(type -> head.find(ObjectKind.DOMAIN, type))
                                    .flatMap(domain -> domain.attribute("type"))
                                    .filter(type -> change.expected().equals(Optional.of(type)))
                                    .isPresent();
                default -> false;
            };
        }

        static boolean isUnsaid(Change change) {
            return change.kind() == Change.Kind.CHANGED && (isTuning(change) || isOnlyNotValidated(change));
        }

        /** How data is stored is for the one who runs the database, unless the model says it. */
        private static boolean isTuning(Change change) {
            return change.expected().isEmpty()
                    && change.attribute().filter(TUNING::contains).isPresent();
        }

        /** The constraint is there and holds for each new row; whether old rows keep to it isn't the model's matter. */
        private static boolean isOnlyNotValidated(Change change) {
            return (change.objectKind() == ObjectKind.FOREIGN_KEY || change.objectKind() == ObjectKind.CHECK)
                    && change.expected().isPresent()
                    && change.actual().equals(change.expected().map(definition -> definition + " NOT VALID"));
        }
    }
}
