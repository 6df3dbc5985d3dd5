package io.trunkline.ami;

import static io.trunkline.ami.TestEnvironment.POSTGRES;
import static io.trunkline.ami.TestEnvironment.sql;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.servers.DatabaseSetup;
import io.trunkline.testkit.Await;
import io.trunkline.testkit.asterisk.AsteriskInstallation;
import io.trunkline.testkit.servers.TestFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The script `asterisk/cel-replay` with a node's copy of its channel events. A real Asterisk writes the copy in
/// [io.trunkline.ami.connection.RealAsteriskIT].
class CelReplayIT {
    private static final String TODAY = LocalDate.now(ZoneOffset.UTC).toString();

    private final Path folder = TestFolder.create("cel-replay");
    private final Path copy = folder.resolve("log/cel.json");
    private final Path position = folder.resolve("lib/cel-replay.position");

    /// Of another node, so that the bridge leaves its rows alone.
    private final String call = "other" + TestEnvironment.newCallId();

    private Process script;

    @BeforeAll
    static void allow_the_node_to_connect() throws SQLException {
        try (Connection superuser = POSTGRES.connect("postgres")) {
            new DatabaseSetup(superuser).grantConnect("ami_bridge", "asterisk_cel");
        }
    }

    @BeforeEach
    void create_the_node_folder() throws IOException {
        Files.createDirectory(folder.resolve("log"));
        Files.createDirectory(folder.resolve("lib"));
        Files.createDirectory(folder.resolve("run"));
    }

    @AfterEach
    void stop() throws InterruptedException {
        POSTGRES.execute("postgres", "ALTER ROLE asterisk_cel LOGIN");
        stopScript();
        sql("DELETE FROM cel WHERE linkedid = '" + call + "'");
    }

    @Test
    void an_event_that_the_table_has_is_not_inserted_again() throws Exception {
        write(line("CHAN_START", 1) + line("ANSWER", 2) + line("HANGUP", 3));
        sql("""
                INSERT INTO cel (eventtype, eventtime, uniqueid, linkedid)
                VALUES ('ANSWER', '%1$sT13:36:02.769590', '%2$s', '%2$s')
                """.formatted(TODAY, call));

        start(Map.of());

        awaitPosition();
        assertThat(rows()).isEqualTo("CHAN_START 1\nANSWER 2\nHANGUP 3");
    }

    @Test
    void a_line_is_inserted_when_it_is_complete() throws Exception {
        String line = line("HANGUP", 2);
        write(line("CHAN_START", 1) + line.substring(0, 40));
        start(Map.of());
        Await.until("the complete line is inserted", () -> rows().equals("CHAN_START 1"));

        write(line.substring(40));

        Await.until("both are inserted", () -> rows().equals("CHAN_START 1\nHANGUP 2"));
    }

    @Test
    void a_line_that_cannot_be_read_does_not_stop_the_others() throws Exception {
        write("\n{\"eventtype\":\"ANSWER\n{}\n[]\nnull\n" + line("\\u0000", 1)
                + line("ANSWER", 2).replace(TODAY, "x"));
        write("\u0000\u00fc" + line("CHAN_START", 3).replace("\"exten\":\"", "\"exten\":\"\u00fc\u0001'\\\\"));
        write(line("HANGUP", 4).replace("\"exten\":\"", "\"exten\":\"\u00fc"));

        start(Map.of());

        awaitPosition();
        assertThat(rows()).isEqualTo("HANGUP 4");
        assertThat(sql("SELECT exten FROM cel WHERE linkedid = '" + call + "'"))
                .as("as cel_pgsql stores it")
                .isEqualTo("\u00fc100");
    }

    /// The bridge deletes its rows after seven days and would take the call for a new one.
    @Test
    void an_event_of_a_week_ago_is_not_inserted() throws Exception {
        write(line("CHAN_START", 1)
                .replace(TODAY, LocalDate.now(ZoneOffset.UTC).minusDays(8).toString()));
        write(line("HANGUP", 2));

        start(Map.of());

        awaitPosition();
        assertThat(rows()).isEqualTo("HANGUP 2");
    }

    @Test
    void events_of_an_outage_are_inserted_when_the_database_is_back() throws Exception {
        POSTGRES.execute("postgres", "ALTER ROLE asterisk_cel NOLOGIN");
        write(line("CHAN_START", 1));
        start(Map.of());
        Await.until("the outage is noticed", () -> log().contains("the database is unavailable"));

        write(line("HANGUP", 2));
        POSTGRES.execute("postgres", "ALTER ROLE asterisk_cel LOGIN");

        Await.until("both are inserted", () -> rows().equals("CHAN_START 1\nHANGUP 2"));
        assertThat(log()).contains("the database is available again");
    }

    @Test
    void a_restart_continues_after_the_last_line_that_was_sent() throws Exception {
        write(line("CHAN_START", 1));
        start(Map.of());
        awaitPosition();
        stopScript();
        sql("DELETE FROM cel WHERE linkedid = '" + call + "'");

        write(line("HANGUP", 2));
        start(Map.of());

        awaitPosition();
        assertThat(rows()).isEqualTo("HANGUP 2");
    }

    @Test
    void a_full_copy_is_sent_to_its_end_and_deleted() throws Exception {
        write(line("CHAN_START", 1));
        start(Map.of("TRUNKLINE_NODE_CELLIMIT", "400"));
        awaitPosition();
        write(line("ANSWER", 2) + line("HANGUP", 3));
        Await.until("it is deleted", () -> !Files.exists(copy) && position() == 0);

        write(line("LINKEDID_END", 4));

        awaitPosition();
        assertThat(rows()).isEqualTo("CHAN_START 1\nANSWER 2\nHANGUP 3\nLINKEDID_END 4");
    }

    private void start(Map<String, String> variables) throws IOException {
        ProcessBuilder command = new ProcessBuilder(
                        AsteriskInstallation.scriptFolder()
                                .resolve("cel-replay")
                                .toString(),
                        folder.toString(),
                        Long.toString(ProcessHandle.current().pid()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("log/cel-replay.log").toFile()));
        command.environment()
                .putAll(Map.of(
                        "PGHOST",
                        POSTGRES.host(),
                        "PGPORT",
                        Integer.toString(POSTGRES.port()),
                        "PGDATABASE",
                        "ami_bridge",
                        "PGUSER",
                        "asterisk_cel",
                        "PGPASSWORD",
                        TestEnvironment.CEL_PASSWORD,
                        "TRUNKLINE_PSQL",
                        AsteriskInstallation.program("psql").toString(),
                        "TRUNKLINE_NODE_CELREPLAY",
                        "0.1"));
        command.environment().putAll(variables);
        script = command.start();
    }

    private void stopScript() throws InterruptedException {
        script.destroy();
        script.waitFor();
    }

    private void write(String lines) throws IOException {
        Files.write(copy, lines.getBytes(ISO_8859_1), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private String line(String type, int second) {
        return """
                {"eventtype":"%1$s","eventtime":"%2$sT13:36:%3$02d.769590Z","exten":"100","channame":"PJSIP/c1-1",\
                "uniqueid":"%4$s","linkedid":"%4$s","eventextra":""}
                """.formatted(type, TODAY, second, call);
    }

    private void awaitPosition() {
        Await.until("all is sent: " + log(), () -> position() == Files.size(copy));
    }

    private long position() throws IOException {
        return Files.exists(position)
                ? Long.parseLong(Files.readString(position).strip())
                : -1;
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("log/cel-replay.log"));
        } catch (IOException _) {
            return "no log";
        }
    }

    /// Types and seconds, in the order of their insertion after that of the time.
    private String rows() {
        return sql("SELECT eventtype || ' ' || trunc(extract(second FROM eventtime)) FROM cel WHERE linkedid = '" + call
                + "' ORDER BY eventtime, id");
    }
}
