package io.trunkline.ami.connection.wire;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/// Counts headers without a setter by asterisk-java's warnings about them, and keeps these out of the log: there is
/// one for each header of each event, and it could contain a password.
final class UnknownHeaderCounter extends AppenderBase<ILoggingEvent> {

    private static final String LIBRARY_LOGGER = "org.asteriskjava.manager.util.EventAttributesHelper";

    private final Runnable unknownHeader;

    private UnknownHeaderCounter(Runnable unknownHeader) {
        this.unknownHeader = unknownHeader;
    }

    /// Stays for the life of the process; another call replaces the callback.
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
