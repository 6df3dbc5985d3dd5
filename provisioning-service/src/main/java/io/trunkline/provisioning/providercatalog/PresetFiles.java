package io.trunkline.provisioning.providercatalog;

import io.trunkline.provisioning.providercatalog.domain.CarrierPreset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Reads the presets once, when the service starts: those of this version, and the files in the operator's
/// directory. A file there replaces the preset with the same id.
@Component
class PresetFiles implements CarrierPresets {
    private static final Logger LOG = LoggerFactory.getLogger(PresetFiles.class);
    private static final String BUILT_IN = "classpath:provisioning/carrier-presets/*.json";
    private static final Comparator<CarrierPreset> ORDER = Comparator.comparing(
                    (CarrierPreset preset) -> preset.id().equals("custom"))
            .thenComparing(CarrierPreset::name);

    private final Map<String, CarrierPreset> byId = new LinkedHashMap<>();

    /// @param directory of the operator's files; empty for none
    PresetFiles(JsonMapper json, @Value("${trunkline.carrier-presets.directory}") String directory) throws IOException {
        var presets = new LinkedHashMap<String, CarrierPreset>();
        for (Resource resource : new PathMatchingResourcePatternResolver().getResources(BUILT_IN)) {
            var preset = json.readValue(resource.getContentAsByteArray(), CarrierPreset.class);
            presets.put(preset.id(), preset);
        }
        for (Path file : filesIn(directory)) {
            read(json, file).ifPresent(preset -> presets.put(preset.id(), preset));
        }
        presets.values().stream().sorted(ORDER).forEach(preset -> byId.put(preset.id(), preset));
    }

    @Override
    public List<CarrierPreset> all() {
        return List.copyOf(byId.values());
    }

    @Override
    public Optional<CarrierPreset> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    private static List<Path> filesIn(String directory) throws IOException {
        if (directory.isBlank()) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(Path.of(directory))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    /// A file with a mistake is left out, since the service must start without it.
    private static Optional<CarrierPreset> read(JsonMapper json, Path file) throws IOException {
        try {
            return Optional.of(json.readValue(Files.readAllBytes(file), CarrierPreset.class));
        } catch (JacksonException invalid) {
            LOG.error("the carrier preset {} is left out: {}", file, invalid.getOriginalMessage());
            return Optional.empty();
        }
    }
}
