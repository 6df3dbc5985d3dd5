package io.trunkline.standalone.deployment;

import static io.trunkline.standalone.deployment.Manifests.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.trunkline.standalone.config.SuiteService;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/// A service runs in the image of the Dockerfile as in that of `./trunkline images`, which the profile `images` of the
/// pom describes.
class DockerfileTest {
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern VARIABLE = Pattern.compile("([A-Z_]+)=('([^']*)'|[^ ]+)");

    /// Without the backslashes that continue a line.
    private String dockerfile;

    private Node container;

    @BeforeEach
    void read() throws Exception {
        dockerfile = Files.readString(ROOT.resolve("k8s/images/Dockerfile")).replaceAll("\\\\\n *", "");
        Document pom = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(ROOT.resolve("pom.xml").toFile());
        container = (Node) xpath().evaluate(
                        "//profile[id='images']//plugin[artifactId='jib-maven-plugin']/configuration/container",
                        pom,
                        XPathConstants.NODE);
    }

    @Test
    void both_images_have_the_same_variables() throws Exception {
        Map<String, String> variables = new TreeMap<>();
        nodes("environment/*").forEach(node -> variables.put(node.getNodeName(), node.getTextContent()));

        assertThat(VARIABLE.matcher(line("ENV")).results())
                .extracting(found -> found.group(1), found -> found.group(found.group(3) == null ? 2 : 3))
                .containsExactlyInAnyOrderElementsOf(variables.entrySet().stream()
                        .map(variable -> tuple(variable.getKey(), variable.getValue()))
                        .toList());
    }

    @Test
    void both_images_run_as_the_same_user_in_the_same_folder() throws Exception {
        assertThat(line("USER")).isEqualTo(text("user"));
        assertThat(line("WORKDIR")).isEqualTo(text("workingDirectory"));
    }

    @Test
    void both_images_start_the_jvm_with_the_same_options() throws Exception {
        List<String> options = nodes("entrypoint/arg")
                .map(Node::getTextContent)
                .filter(DockerfileTest::isOption)
                .toList();

        assertThat(QUOTED.matcher(line("ENTRYPOINT")).results().map(found -> found.group(1)))
                .filteredOn(DockerfileTest::isOption)
                .isEqualTo(options);
    }

    /// An engine sends no other files to its builder.
    @Test
    void the_jar_of_each_service_can_be_copied() throws Exception {
        assertThat(Files.readAllLines(ROOT.resolve(".dockerignore")).stream().filter(line -> line.endsWith(".jar")))
                .containsExactlyInAnyOrderElementsOf(SuiteService.all().stream()
                        .map(service -> "!" + service.id() + "/target/*-exec.jar")
                        .toList());
    }

    /// Not what tells the JVM which program to start.
    private static boolean isOption(String argument) {
        return argument.startsWith("-") && !argument.equals("-cp") && !argument.equals("-jar");
    }

    /// The last line with this instruction, without it.
    private String line(String instruction) {
        return dockerfile
                .lines()
                .filter(line -> line.startsWith(instruction + " "))
                .reduce((_, last) -> last)
                .map(line -> line.substring(instruction.length() + 1))
                .orElseThrow(() -> new AssertionError("no " + instruction));
    }

    private String text(String path) throws Exception {
        return xpath().evaluate(path, container);
    }

    private Stream<Node> nodes(String path) throws Exception {
        NodeList found = (NodeList) xpath().evaluate(path, container, XPathConstants.NODESET);
        return IntStream.range(0, found.getLength()).mapToObj(found::item);
    }

    private static XPath xpath() {
        return XPathFactory.newDefaultInstance().newXPath();
    }
}
