package dev.retort.testing;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Finds public types and methods without Javadoc in the main sources of a module. */
final class Undocumented extends TreePathScanner<Void, Void> {

    private final DocTrees docs;
    private final List<String> found = new ArrayList<>();

    private Undocumented(DocTrees docs) {
        this.docs = docs;
    }

    /**
     * The places, as file, line and name.
     *
     * @param sources the directory of the sources
     */
    static List<String> in(Path sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(files(sources)));
            Undocumented scanner = new Undocumented(DocTrees.instance(task));
            for (CompilationUnitTree unit : task.parse()) {
                scanner.scan(new TreePath(unit), null);
            }
            return scanner.found;
        }
    }

    private static List<Path> files(Path sources) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    @Override
    public Void visitClass(ClassTree type, Void nothing) {
        boolean published = isPublic(type.getModifiers()) || isInPublicInterface();
        if (!published) {
            return null;
        }
        report(type, type.getSimpleName().toString());
        return super.visitClass(type, null);
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
        boolean published = isPublic(method.getModifiers()) || isInPublicInterface();
        if (published && !isOverride(method)) {
            report(method, method.getName().toString());
        }
        return null;
    }

    private boolean isInPublicInterface() {
        TreePath parent = getCurrentPath().getParentPath();
        return parent != null
                && (parent.getLeaf().getKind() == Tree.Kind.INTERFACE
                        || parent.getLeaf().getKind() == Tree.Kind.ANNOTATION_TYPE);
    }

    private static boolean isPublic(ModifiersTree modifiers) {
        return modifiers.getFlags().contains(Modifier.PUBLIC);
    }

    private static boolean isOverride(MethodTree method) {
        return method.getModifiers().getFlags().contains(Modifier.PRIVATE)
                || method.getModifiers().getAnnotations().stream()
                        .anyMatch(it -> it.getAnnotationType().toString().equals("Override"));
    }

    private void report(Tree tree, String name) {
        if (docs.getDocComment(getCurrentPath()) == null) {
            CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
            long line =
                    unit.getLineMap().getLineNumber(docs.getSourcePositions().getStartPosition(unit, tree));
            found.add(unit.getSourceFile().getName() + ":" + line + " " + name);
        }
    }
}
