package dev.retort.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Does what README.md says, in the order in which it says it: a file is written where the paragraph above it names one, a
 * {@code <dependency>} goes into the pom, a command is run. What is marked as {@code text} is output.
 */
class ReadmeTest {

    private static final Path ROOT = Path.of(System.getProperty("consumers.root"));
    private static final Pattern BLOCK = Pattern.compile(
            "^## (?<section>[^\\n]*)$|(?<above>(?:[^\\n]+\\n)*)\\n```(?<language>\\w+)\\n(?<text>.*?)```",
            Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern PATH = Pattern.compile("`((?:src/[\\w./-]+)|pom\\.xml)`");
    private static final String TWO_COMMANDS = "Two commands";
    private static final String COMMAND_LINE = "On the command line";

    /**
     * A block of code.
     *
     * @param section the heading that it stands under
     * @param above the paragraph above it
     */
    record Block(String section, String above, String language, String text) {

        Optional<String> path() {
            Matcher path = PATH.matcher(above);
            String last = null;
            while (path.find()) {
                last = path.group(1);
            }
            return Optional.ofNullable(last);
        }
    }

    @Test
    void everyBlockDoesWhatItSays() throws IOException {
        Consumer shop = Consumer.empty("readme");
        for (Block block : blocks()) {
            switch (block.language()) {
                case "text" -> {}
                case "sh" -> run(block, shop);
                case "xml", "sql", "java" -> write(block, shop);
                default -> throw new AssertionError("nobody knows what to do with " + block);
            }
        }
        // what stands below the last command is built, too
        Build whole = shop.maven("test");
        assertThat(whole.exitCode()).as(whole.output()).isZero();
        assertThat(whole.tests().keySet()).contains("com.example.ShopMigrationsTest", "com.example.SchemaTest");
        assertThat(whole.output()).contains("PostgreSQL 18", "SQLite");
        assertThat(whole.names("com.example.ShopMigrationsTest"))
                .anyMatch(name -> name.startsWith("no trace › 2e7b4d users have an email › SQLite 3."))
                .anyMatch(name -> name.startsWith("everybodyHasAnEmail") && name.contains(" PostgreSQL 18"))
                .noneMatch(name -> name.contains("["));

        shop.replace(
                "src/main/java/com/example/versions/R002_users_have_an_email.java",
                "        op.dropColumn(\"users\", \"email\");\n",
                "");
        Build red = shop.maven("test");
        assertThat(red.exitCode()).isNotZero();
        assertThat(red.output()).contains("leaves column users.email behind");
    }

    /** The first two commands take as long as a build; CI runs them as they stand. */
    @Test
    void ciRunsTheTwoCommands() throws IOException {
        String ci = Files.readString(ROOT.resolve(".ci/run"));
        assertThat(ci).contains("mvn -B -ntp verify\n", "-Pwalk verify -pl example-project -am");
        assertThat(blocks().stream()
                        .filter(block -> block.section().equals(TWO_COMMANDS))
                        .map(Block::text))
                .first()
                .asString()
                .contains("mvn -q -Pwalk verify -pl example-project -am ", "mvn verify ");
    }

    private static List<Block> blocks() throws IOException {
        List<Block> blocks = new ArrayList<>();
        String section = "";
        Matcher matcher = BLOCK.matcher(Files.readString(ROOT.resolve("README.md")));
        while (matcher.find()) {
            if (matcher.group("section") != null) {
                section = matcher.group("section");
            } else {
                blocks.add(
                        new Block(section, matcher.group("above"), matcher.group("language"), matcher.group("text")));
            }
        }
        assertThat(blocks).hasSizeGreaterThan(10);
        return blocks;
    }

    private static void write(Block block, Consumer shop) {
        if (block.path().isPresent()) {
            shop.write(block.path().orElseThrow(), block.text());
        } else {
            assertThat(block.text()).as("a block that names no file").startsWith("<dependency>");
            String pom = shop.read("pom.xml");
            int end = pom.lastIndexOf("  </dependencies>");
            shop.write("pom.xml", pom.substring(0, end) + block.text() + pom.substring(end));
        }
    }

    private static void run(Block block, Consumer shop) throws IOException {
        switch (block.section()) {
            case TWO_COMMANDS -> {}
            case COMMAND_LINE -> {
                if (!block.text().startsWith("mvn -q -DskipTests package\n")) {
                    assertThat(Shell.run(builtClone(), block.text())).contains("create articles", "\"current\"");
                }
            }
            default -> Shell.run(shop.directory(), block.text());
        }
    }

    /** As much of a clone as the commands use, built as this build has built it. */
    private static Path builtClone() throws IOException {
        Consumer clone = Consumer.empty("clone");
        Path command = Files.createDirectories(clone.directory().resolve("engine/cli/target"));
        for (String file : List.of("retort", "retort.jar")) {
            Files.copy(ROOT.resolve("engine/cli/target").resolve(file), command.resolve(file));
        }
        Consumer.copy(ROOT.resolve("example-project/src"), clone.directory().resolve("example-project/src"));
        clone.write("example-project/retort.toml", Files.readString(ROOT.resolve("example-project/retort.toml")));
        return clone.directory();
    }
}
