package io.trunkline.web;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/// What a class logs, each event with the trace id of its thread.
final class CapturedLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final Logger logger;
    private final List<String> traceIds = new CopyOnWriteArrayList<>();

    CapturedLog(String className) {
        logger = (Logger) LoggerFactory.getLogger(className);
        logger.addAppender(this);
        start();
    }

    List<String> traceIds() {
        return traceIds;
    }

    @Override
    protected void append(ILoggingEvent event) {
        traceIds.add(event.getMDCPropertyMap().getOrDefault("traceId", "none"));
    }

    @Override
    public void close() {
        logger.detachAppender(this);
    }
}
