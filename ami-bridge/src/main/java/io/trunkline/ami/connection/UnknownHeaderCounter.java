package io.trunkline.ami.connection;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/// Takes asterisk-java's warnings about headers it has no setter for out of the log, where they would be one a
/// header and event and could show a secret, and counts them.
final class UnknownHeaderCounter extends AppenderBase<ILoggingEvent> {

    private static final String LIBRARY_LOGGER = "org.asteriskjava.manager.util.EventAttributesHelper";

    private final Runnable unknownHeader;

    private UnknownHeaderCounter(Runnable unknownHeader) {
        this.unknownHeader = unknownHeader;
    }

    /// Lasts as long as the process; a second call replaces the first.
    static void install(Runnable unknownHeader) {
        if (LoggerFactory.getLogger(LIBRARY_LOGGER) instanceof Logger logger) {
            UnknownHeaderCounter counter = new UnknownHeaderCounter(unknownHeader);
            counter.setContext(logger.getLoggerContext());
            counter.start();
            logger.detachAndStopAllAppenders();
            logger.setLevel(Level.WARN);
            logger.setAdditive(false);
            logger.addAppender(counter);
        }
    }

    @Override
    protected void append(ILoggingEvent event) {
        unknownHeader.run();
    }
}
