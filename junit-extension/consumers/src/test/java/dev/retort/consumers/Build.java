package dev.retort.consumers;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * What a Maven run came to.
 *
 * @param directory the project's folder
 * @param exitCode 0 for BUILD SUCCESS
 * @param output everything that was printed
 */
record Build(Path directory, int exitCode, String output) {

    /** The number of tests for each test class, of those that ran and weren't skipped. */
    SortedMap<String, Integer> tests() {
        SortedMap<String, Integer> tests = new TreeMap<>();
        Path reports = directory.resolve("target/surefire-reports");
        if (!Files.isDirectory(reports)) {
            return tests;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(reports, "TEST-*.xml")) {
            for (Path file : files) {
                Element suite = DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(file.toFile())
                        .getDocumentElement();
                int ran =
                        Integer.parseInt(suite.getAttribute("tests")) - Integer.parseInt(suite.getAttribute("skipped"));
                tests.put(suite.getAttribute("name"), ran);
            }
            return tests;
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException(reports + " can't be read", e);
        }
    }
}
