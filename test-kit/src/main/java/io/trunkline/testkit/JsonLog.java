package io.trunkline.testkit;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The lines of a class as the images of the services log them: JSON in the format of Logstash.
public final class JsonLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final Logger logger;
    private final StructuredLogEncoder encoder = new StructuredLogEncoder();
    private final List<JsonNode> lines = new CopyOnWriteArrayList<>();

    /// @param className of the class that logs
    public JsonLog(String className) {
        logger = (Logger) LoggerFactory.getLogger(className);
        LoggerContext loggers = logger.getLoggerContext();
        if (loggers.getObject(Environment.class.getName()) == null) {
            loggers.putObject(Environment.class.getName(), new StandardEnvironment());
        }
        encoder.setContext(loggers);
        encoder.setFormat("logstash");
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.start();
        setContext(loggers);
        start();
        logger.addAppender(this);
    }

    /// Waits for a line with this value of a field, and returns it.
    public JsonNode line(String field, String value) {
        Await.until(
                "a line with " + field + " " + value, () -> find(field, value).isPresent());
        return find(field, value).orElseThrow();
    }

    /// Waits for a line whose message contains the text, and returns it.
    public JsonNode lineContaining(String text) {
        Await.until("a line with " + text, () -> find(text).isPresent());
        return find(text).orElseThrow();
    }

    private Optional<JsonNode> find(String text) {
        return lines.stream()
                .filter(line -> line.path("message").asString("").contains(text))
                .findFirst();
    }

    private Optional<JsonNode> find(String field, String value) {
        return lines.stream()
                .filter(line -> line.path(field).asString("").equals(value))
                .findFirst();
    }

    @Override
    protected void append(ILoggingEvent event) {
        lines.add(JSON.readTree(encoder.encode(event)));
    }

    @Override
    public void close() {
        logger.detachAppender(this);
        encoder.stop();
    }
}
