package io.trunkline.standalone;

import io.trunkline.standalone.config.SuiteOptions;
import io.trunkline.standalone.config.SuiteService;
import java.nio.file.Path;
import java.util.Optional;

/// What the program was asked on its command line.
///
/// @param service when present, this JVM runs that one service of a suite whose servers run already
record CommandLine(SuiteOptions options, Optional<SuiteService> service) {
    static final String USAGE = "options: --data=FOLDER --split --no-asterisk --any-ports --node=NAME --service=NAME";

    /// @throws IllegalArgumentException with a sentence for the user
    static CommandLine parse(String... arguments) {
        SuiteOptions options = SuiteOptions.defaults();
        Optional<SuiteService> service = Optional.empty();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            String value = equals < 0 ? "" : argument.substring(equals + 1);
            switch (name) {
                case "--data" -> options = options.withData(Path.of(value));
                case "--split" -> options = options.withSplit();
                case "--no-asterisk" -> options = options.withoutAsterisk();
                case "--any-ports" -> options = options.withAnyPorts();
                case "--node" -> options = options.withNode(value);
                case "--service" -> service = Optional.of(parseService(value));
                default -> throw new IllegalArgumentException("unknown option " + argument + "; " + USAGE);
            }
        }
        return new CommandLine(options, service);
    }

    private static SuiteService parseService(String id) {
        return SuiteService.byId(id).orElseThrow(() -> new IllegalArgumentException("no service is called " + id));
    }
}
