package dev.retort.script;

import dev.retort.error.Problem;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.UnknownRevisionException;
import dev.retort.sql.DatabaseKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All revisions of a project that can be run, with their graph. Immutable; read once. */
public final class ScriptCatalog {

    private final List<RevisionScript> scripts;
    private final Map<String, RevisionScript> byId;
    private final RevisionGraph graph;
    private final List<String> emptyLocations;
    private final List<Problem> notices;

    private ScriptCatalog(List<RevisionScript> scripts, List<String> emptyLocations, List<Problem> notices) {
        this.scripts = List.copyOf(scripts);
        this.emptyLocations = List.copyOf(emptyLocations);
        this.notices = List.copyOf(notices);
        this.graph = RevisionGraph.of(
                scripts.stream().map(RevisionScript::revision).toList(),
                node -> Optional.of(scripts.get(node).origin().toString()));
        Map<String, RevisionScript> map = new LinkedHashMap<>();
        scripts.forEach(script -> map.put(script.revision().id(), script));
        this.byId = Map.copyOf(map);
    }

    /**
     * The scripts given, in load order.
     *
     * @throws dev.retort.revision.InvalidGraphException if they make no graph
     */
    public static ScriptCatalog of(List<RevisionScript> scripts) {
        return new ScriptCatalog(scripts, List.of(), List.of());
    }

    /**
     * Reads scripts from locations: a directory, {@code file:…}, {@code classpath:db/versions}, or with a package's name
     * {@code classpath:com.example.versions}. Each holds SQL files,
     * Java sources, or, on the class path, compiled classes; files are taken in the order of their names, others passed
     * over.
     *
     * @throws BrokenScriptsException with every problem of every file
     * @throws dev.retort.revision.InvalidGraphException if the revisions make no graph
     */
    public static ScriptCatalog load(List<String> locations, ClassLoader loader) {
        return builder().locations(locations).classLoader(loader).load();
    }

    /** A catalog whose places are to be named. */
    public static Builder builder() {
        return new Builder();
    }

    /** The graph of all revisions. */
    public RevisionGraph graph() {
        return graph;
    }

    /** All scripts in load order. */
    public List<RevisionScript> scripts() {
        return scripts;
    }

    /** The locations, as they were written, in which there is no revision. */
    public List<String> emptyLocations() {
        return emptyLocations;
    }

    /** What looks like a script in a location and was passed over, such as {@code 002.SQL}, each with what to do. */
    public List<Problem> notices() {
        return notices;
    }

    /** Finds a script by its revision's full id. */
    public Optional<RevisionScript> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * Gets a script by its revision's full id.
     *
     * @throws UnknownRevisionException if there is none
     */
    public RevisionScript get(String id) {
        return find(id).orElseThrow(() -> new IllegalStateException("no script for " + graph.get(id)));
    }

    /**
     * A catalog in which an SQL file has another text; nothing is written.
     *
     * @param id the full id of the file's revision
     * @throws BrokenScriptsException if the text is none of an SQL file
     * @throws dev.retort.revision.InvalidGraphException if the revisions make no graph with it
     */
    public ScriptCatalog withText(String id, String text) {
        RevisionScript old = get(id);
        List<Problem> problems = new ArrayList<>();
        Optional<RevisionScript> other = SqlFile.read(old.origin(), text, problems);
        if (other.isEmpty()) {
            throw new BrokenScriptsException(problems);
        }
        List<RevisionScript> all = scripts.stream()
                .map(script -> script.revision().id().equals(id) ? other.get() : script)
                .toList();
        return new ScriptCatalog(all, emptyLocations, notices);
    }

    /**
     * The ids of the revisions with nothing in their upgrade for a database, in load order; those that only join others have
     * a reason to be empty and aren't among them.
     */
    public List<String> emptyOn(DatabaseKind database) {
        return scripts.stream()
                .filter(script -> isEmptyOn(database, script))
                .map(script -> script.revision().id())
                .toList();
    }

    /** Whether a script is one of {@link #emptyOn}. */
    public boolean isEmptyOn(DatabaseKind database, RevisionScript script) {
        return script.revision().down().size() < 2 && !script.hasUpgrade(database);
    }

    /** Names the places of scripts, then reads them. Not safe for use by several threads. */
    public static final class Builder {

        private final List<String> locations = new ArrayList<>();
        private final List<Class<? extends Migration>> classes = new ArrayList<>();
        private ClassLoader loader = defaultLoader();
        private boolean recursive;

        private Builder() {}

        private static ClassLoader defaultLoader() {
            ClassLoader context = Thread.currentThread().getContextClassLoader();
            return context == null ? ScriptCatalog.class.getClassLoader() : context;
        }

        /** Adds locations, in load order. */
        public Builder locations(List<String> more) {
            locations.addAll(more);
            return this;
        }

        /** Adds classes, which come after all locations. */
        public Builder classes(List<Class<? extends Migration>> more) {
            classes.addAll(more);
            return this;
        }

        /** Sets what {@code classpath:} locations and the classes of Java sources are looked up with. */
        public Builder classLoader(ClassLoader other) {
            loader = other;
            return this;
        }

        /** Sets whether directories below a location are read as well; they aren't by default. */
        public Builder recursive(boolean below) {
            recursive = below;
            return this;
        }

        /**
         * Reads everything.
         *
         * @throws BrokenScriptsException with every problem of every file
         * @throws dev.retort.revision.InvalidGraphException if the revisions make no graph
         */
        public ScriptCatalog load() {
            List<Problem> problems = new ArrayList<>();
            List<Problem> notices = new ArrayList<>();
            Map<String, List<ScriptFile>> files = new LinkedHashMap<>();
            for (String location : locations) {
                files.computeIfAbsent(location, any -> new ArrayList<>())
                        .addAll(new Location(location, loader, recursive, problems, notices).files());
            }
            List<RevisionScript> scripts = new ArrayList<>(new ScriptReader(loader, problems)
                    .read(files.values().stream().flatMap(List::stream).toList()));
            classes.forEach(type -> ClassScript.ofClass(type, problems).ifPresent(scripts::add));
            problems.addAll(Beginnings.unsaid(scripts));
            if (!problems.isEmpty()) {
                throw new BrokenScriptsException(problems);
            }
            return new ScriptCatalog(scripts, withoutRevisions(files, scripts), notices);
        }

        private static List<String> withoutRevisions(
                Map<String, List<ScriptFile>> files, List<RevisionScript> scripts) {
            Set<ScriptOrigin> origins =
                    scripts.stream().map(RevisionScript::origin).collect(Collectors.toSet());
            return files.entrySet().stream()
                    .filter(location ->
                            location.getValue().stream().map(ScriptFile::origin).noneMatch(origins::contains))
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    /** Makes scripts of files, in the order of the files. */
    private record ScriptReader(ClassLoader loader, List<Problem> problems) {

        List<RevisionScript> read(List<ScriptFile> files) {
            Map<ScriptFile, List<RevisionScript>> compiled = compile(files);
            List<RevisionScript> scripts = new ArrayList<>();
            for (ScriptFile file : files) {
                if (file.isJava()) {
                    scripts.addAll(compiled.getOrDefault(file, List.of()));
                } else if (file.isSql()) {
                    text(file)
                            .flatMap(it -> SqlFile.read(file.origin(), it, problems))
                            .ifPresent(scripts::add);
                } else {
                    file.className()
                            .flatMap(name -> ClassScript.ofFile(name, file, loader, problems))
                            .ifPresent(scripts::add);
                }
            }
            return scripts;
        }

        /** Compiles all sources at once, since they may use one another and the compiler is slow to start. */
        private Map<ScriptFile, List<RevisionScript>> compile(List<ScriptFile> files) {
            List<JavaCompilation.Source> sources = files.stream()
                    .filter(ScriptFile::isJava)
                    .flatMap(file -> text(file).map(it -> new JavaCompilation.Source(file, it.toString())).stream())
                    .toList();
            return sources.isEmpty() ? Map.of() : new JavaCompilation(loader, problems).compile(sources);
        }

        private Optional<CharSequence> text(ScriptFile file) {
            return file.text(problems);
        }
    }

    /**
     * Where a history begins. The first SQL file may leave out what it follows; where there is another beginning, a file that
     * leaves it out has most likely forgotten it, and would be a second head.
     */
    private static final class Beginnings {

        private Beginnings() {}

        /**
         * A problem for each file that begins a history without saying so; none if it is the only one that begins one, and none
         * where an id comes twice, which is the graph's to report.
         */
        static List<Problem> unsaid(List<RevisionScript> scripts) {
            boolean twice = scripts.stream()
                            .map(script -> script.revision().id())
                            .distinct()
                            .count()
                    < scripts.size();
            if (twice) {
                return List.of();
            }
            List<RevisionScript> begin = scripts.stream()
                    .filter(script -> script.revision().down().isEmpty())
                    .toList();
            List<RevisionScript> silent = new ArrayList<>(begin.stream()
                    .filter(script -> script instanceof SqlFile.SqlScript sql && !sql.saysWhatItFollows())
                    .toList());
            if (silent.size() == begin.size() && !silent.isEmpty()) {
                silent.remove(0);
            }
            return silent.stream().map(script -> problem(script, scripts)).toList();
        }

        private static Problem problem(RevisionScript script, List<RevisionScript> all) {
            int index = all.indexOf(script);
            String before =
                    all.get(index == 0 ? all.size() - 1 : index - 1).revision().id();
            return SqlFile.problem(
                    script.origin().toString(),
                    1,
                    "the file doesn't say which revision it follows",
                    "write a line such as -- down_revision: " + before
                            + " below its revision, or -- down_revision: none if it begins a branch of its own");
        }
    }
}
