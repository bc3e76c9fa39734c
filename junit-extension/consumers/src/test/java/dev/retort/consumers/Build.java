package dev.retort.consumers;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
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
        for (Element suite : reports()) {
            int ran = Integer.parseInt(suite.getAttribute("tests")) - Integer.parseInt(suite.getAttribute("skipped"));
            tests.put(suite.getAttribute("name"), ran);
        }
        return tests;
    }

    /** What the report calls the tests of a class. */
    List<String> names(String testClass) {
        List<String> names = new ArrayList<>();
        for (Element suite : reports()) {
            NodeList cases = suite.getElementsByTagName("testcase");
            for (int i = 0; suite.getAttribute("name").equals(testClass) && i < cases.getLength(); i++) {
                names.add(((Element) cases.item(i)).getAttribute("name"));
            }
        }
        return names;
    }

    private List<Element> reports() {
        List<Element> suites = new ArrayList<>();
        Path reports = directory.resolve("target/surefire-reports");
        if (!Files.isDirectory(reports)) {
            return suites;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(reports, "TEST-*.xml")) {
            for (Path file : files) {
                suites.add(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(file.toFile())
                        .getDocumentElement());
            }
            return suites;
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException(reports + " can't be read", e);
        }
    }
}
