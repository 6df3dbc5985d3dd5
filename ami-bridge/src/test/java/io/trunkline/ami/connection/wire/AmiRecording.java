package io.trunkline.ami.connection.wire;

import io.trunkline.ami.connection.domain.NodeEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.asteriskjava.manager.AsteriskMapping;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.util.EventAttributesHelper;

/// Recorded AMI events of a real Asterisk 22.10.1, read the way asterisk-java reads them. A line that begins with
/// `########` begins a new scene.
public final class AmiRecording {

    private AmiRecording() {}

    /// All events of a recording.
    public static List<NodeEvent> events(String name) {
        return eventsByScene(name).values().stream().flatMap(List::stream).toList();
    }

    /// The events of each scene, by the first word of its title.
    public static Map<String, List<NodeEvent>> eventsByScene(String name) {
        Map<String, List<NodeEvent>> scenes = new LinkedHashMap<>();
        List<NodeEvent> scene = scenes.computeIfAbsent("", _ -> new ArrayList<>());
        Map<String, Object> headers = new HashMap<>();
        for (String line : read(name).lines().toList()) {
            if (line.startsWith("########")) {
                String title = line.substring(8).strip();
                scene = scenes.computeIfAbsent(title.substring(0, title.indexOf(':')), _ -> new ArrayList<>());
            } else if (line.isBlank()) {
                add(headers, scene);
                headers.clear();
            } else {
                collect(line, headers);
            }
        }
        add(headers, scene);
        return scenes;
    }

    private static String read(String name) {
        return resource("/recordings/" + name);
    }

    public static String resource(String path) {
        try (InputStream in = AmiRecording.class.getResourceAsStream(path)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @SuppressWarnings("unchecked")
    private static void collect(String line, Map<String, Object> headers) {
        String[] parts = line.split(":", 2);
        headers.merge(parts[0].toLowerCase(Locale.ROOT).strip(), parts[1].strip(), (earlier, added) -> {
            List<String> all =
                    earlier instanceof List ? (List<String>) earlier : new ArrayList<>(List.of((String) earlier));
            all.add((String) added);
            return all;
        });
    }

    private static void add(Map<String, Object> headers, List<NodeEvent> scene) {
        for (Class<? extends ManagerEvent> type : AmiEvents.EVENT_CLASSES) {
            if (type.getAnnotation(AsteriskMapping.class).value().equals(headers.get("event"))) {
                NodeEvent event = NodeEventMapper.toNodeEvent(managerEvent(type, headers));
                if (event != null) {
                    scene.add(event);
                }
            }
        }
    }

    private static ManagerEvent managerEvent(Class<? extends ManagerEvent> type, Map<String, Object> headers) {
        try {
            ManagerEvent event = type.getConstructor(Object.class).newInstance("recording");
            EventAttributesHelper.setAttributes(event, headers, Set.of("event"));
            return event;
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
