package io.trunkline.standalone.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/// The objects of a file for Kubernetes.
public record Manifests(List<Map<String, Object>> objects) {
    public static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    public static final Path BASE = ROOT.resolve("k8s/base/trunkline.yaml");

    public static Manifests in(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Manifests parse(String yaml) {
        List<Map<String, Object>> objects = new ArrayList<>();
        new Yaml().loadAll(yaml).forEach(object -> objects.add(asMap(object)));
        return new Manifests(objects);
    }

    public Map<String, Object> find(String kind, String name) {
        return objects.stream()
                .filter(object -> kind.equals(object.get("kind")))
                .filter(object -> name.equals(asMap(object.get("metadata")).get("name")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " " + name));
    }

    /// The only container of a Deployment.
    public Map<String, Object> container(String deployment) {
        return asMap(((List<?>) pod(deployment).get("containers")).getFirst());
    }

    public Map<String, Object> pod(String deployment) {
        return asMap(asMap(asMap(find("Deployment", deployment).get("spec")).get("template"))
                .get("spec"));
    }

    @SuppressWarnings("unchecked")
    public static Map<String, Object> asMap(Object yaml) {
        return (Map<String, Object>) yaml;
    }
}
