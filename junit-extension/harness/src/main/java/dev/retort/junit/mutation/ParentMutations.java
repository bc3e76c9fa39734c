package dev.retort.junit.mutation;

import dev.retort.revision.Direction;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.script.RevisionScript;
import dev.retort.script.SqlPart;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Names other parents and forgets dependencies in the header lines of a file. */
record ParentMutations(RevisionGraph graph, RevisionScript script, SqlPart part) {

    List<Mutation> find() {
        Revision revision = script.revision();
        List<Mutation> found = new ArrayList<>();
        line("down_revision").ifPresent(line -> wrongParents(revision)
                .forEach(parents -> found.add(mutation(line, parents.isEmpty() ? List.of("none") : parents))));
        line("depends_on")
                .ifPresent(line -> without(revision.dependsOn()).forEach(needs -> found.add(mutation(line, needs))));
        return found;
    }

    /** Each parent's own first parent in its place; of several parents, each one forgotten. */
    private List<List<String>> wrongParents(Revision revision) {
        List<String> parents = revision.down();
        if (parents.size() != 1) {
            return without(parents);
        }
        List<String> above = graph.parents(revision.id()).stream()
                .flatMap(parent -> parent.down().stream().limit(1))
                .toList();
        return List.of(above);
    }

    private static List<List<String>> without(List<String> ids) {
        return ids.stream()
                .map(left -> ids.stream().filter(id -> !id.equals(left)).toList())
                .toList();
    }

    /** The comment that is a header line. */
    private Optional<Token> line(String key) {
        Tokenizer tokenizer = Tokenizer.lenient(part.file(), DatabaseKind.SQLITE);
        return Stream.generate(tokenizer::next)
                .takeWhile(token ->
                        token.filter(it -> it.kind() == Token.Kind.COMMENT).isPresent())
                .flatMap(Optional::stream)
                .filter(comment -> key(comment).equalsIgnoreCase(key))
                .findFirst();
    }

    private static String key(Token comment) {
        int colon = comment.text().indexOf(':');
        return colon < 2 ? "" : comment.text().substring(2, colon).strip();
    }

    private Mutation mutation(Token line, List<String> ids) {
        String after = line.text().substring(0, line.text().indexOf(':') + 1) + " " + String.join(", ", ids);
        String file = part.file();
        return new Mutation(
                Operator.WRONG_PARENT,
                script.revision().id(),
                script.origin().name(),
                1
                        + (int) file.substring(0, line.start())
                                .chars()
                                .filter(c -> c == '\n')
                                .count(),
                Direction.UPGRADE,
                "",
                line.text().strip(),
                after.strip(),
                file.substring(0, line.start()) + after.strip() + file.substring(line.end()));
    }
}
