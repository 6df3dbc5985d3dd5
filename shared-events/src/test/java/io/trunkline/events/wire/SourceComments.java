package io.trunkline.events.wire;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.RawTextTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/// The documentation comments of source files, which reflection does not have.
final class SourceComments {

    /// By the qualified name of a type, `<type>#<member>` or `<record>@<component>`.
    private final Map<String, String> comments = new HashMap<>();

    private SourceComments() {}

    /// Reads all source files below the folders.
    static SourceComments read(Path... folders) {
        SourceComments found = new SourceComments();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var sources = manager.getJavaFileObjectsFromPaths(sourceFiles(folders));
            var task = (JavacTask) compiler.getTask(null, manager, null, List.of("-proc:none"), null, sources);
            for (CompilationUnitTree file : task.parse()) {
                found.new Scanner(DocTrees.instance(task)).scan(new TreePath(file), file.getPackageName() + ".");
            }
            return found;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Path> sourceFiles(Path... folders) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .filter(file -> !file.endsWith("package-info.java"))
                        .forEach(found::add);
            }
        }
        return found;
    }

    /// The comment of a type, without its tags.
    Optional<String> ofType(Class<?> type) {
        return find(type.getCanonicalName());
    }

    /// The comment of an enum constant or a method, without its tags.
    Optional<String> ofMember(Class<?> type, String name) {
        return find(type.getCanonicalName() + "#" + name);
    }

    /// The text of the `@param` of a record's component.
    Optional<String> ofComponent(Class<?> type, String name) {
        return find(type.getCanonicalName() + "@" + name);
    }

    private Optional<String> find(String key) {
        return Optional.ofNullable(comments.get(key)).filter(text -> !text.isEmpty());
    }

    /// Visits the declarations of a file. The parameter is the name of the enclosing package or type with a dot.
    private final class Scanner extends TreePathScanner<Void, String> {
        private final DocTrees docs;

        Scanner(DocTrees docs) {
            this.docs = docs;
        }

        @Override
        public Void visitClass(ClassTree type, String within) {
            String name = within + type.getSimpleName();
            DocCommentTree comment = docs.getDocCommentTree(getCurrentPath());
            if (comment != null) {
                keep(name, comment.getFullBody());
                for (DocTree tag : comment.getBlockTags()) {
                    if (tag instanceof ParamTree component) {
                        keep(name + "@" + component.getName(), component.getDescription());
                    }
                }
            }
            return super.visitClass(type, name + ".");
        }

        @Override
        public Void visitMethod(MethodTree method, String within) {
            keepMember(within, method.getName().toString());
            return null;
        }

        @Override
        public Void visitVariable(VariableTree variable, String within) {
            keepMember(within, variable.getName().toString());
            return null;
        }

        private void keepMember(String within, String name) {
            DocCommentTree comment = docs.getDocCommentTree(getCurrentPath());
            if (comment != null) {
                keep(within.substring(0, within.length() - 1) + "#" + name, comment.getFullBody());
            }
        }

        private void keep(String key, List<? extends DocTree> text) {
            comments.put(
                    key,
                    text.stream()
                            .map(Scanner::text)
                            .collect(Collectors.joining())
                            .strip());
        }

        private static String text(DocTree part) {
            return part instanceof RawTextTree markdown ? markdown.getContent() : part.toString();
        }
    }
}
