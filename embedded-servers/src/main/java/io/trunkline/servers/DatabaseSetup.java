package io.trunkline.servers;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;

/// Creates roles and databases that do not exist yet, and sets the passwords of roles.
public final class DatabaseSetup {
    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}");
    private static final Pattern PASSWORD = Pattern.compile("[A-Za-z0-9_-]{8,}");

    private final Connection superuser;

    /// @param superuser a connection of a role that may create roles and databases; the caller closes it
    public DatabaseSetup(Connection superuser) {
        this.superuser = superuser;
    }

    /// Creates a role that may log in.
    public void createRole(String role, String password) throws SQLException {
        if (!PASSWORD.matcher(password).matches()) {
            throw new IllegalArgumentException("a password must have 8 characters or more of A-Z, a-z, 0-9, _ and -");
        }
        boolean known = exists("SELECT FROM pg_roles WHERE rolname = '" + checkedName(role) + "'");
        execute((known ? "ALTER" : "CREATE") + " ROLE " + role + " LOGIN PASSWORD '" + password + "'");
    }

    /// Makes the server read the texts of a role as Latin-1, in which any byte is a character. Asterisk writes numbers
    /// as it received them, and a row with a text that is invalid in UTF-8 would be refused.
    public void acceptAnyBytes(String role) throws SQLException {
        execute("ALTER ROLE " + checkedName(role) + " SET client_encoding = 'LATIN1'");
    }

    /// Creates a database to which only its owner can connect.
    public void createDatabase(String database, String owner) throws SQLException {
        if (!exists("SELECT FROM pg_database WHERE datname = '" + checkedName(database) + "'")) {
            execute("CREATE DATABASE " + database + " OWNER " + checkedName(owner));
        }
        execute("REVOKE ALL ON DATABASE " + database + " FROM PUBLIC");
    }

    /// Allows a role to connect to a database; its privileges there are granted by the migrations.
    public void grantConnect(String database, String role) throws SQLException {
        execute("GRANT CONNECT ON DATABASE " + checkedName(database) + " TO " + checkedName(role));
    }

    private boolean exists(String query) throws SQLException {
        try (Statement statement = superuser.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }

    /// Names cannot be bound in a statement, so only safe ones are allowed.
    private static String checkedName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a valid name of a role or database: " + name);
        }
        return name;
    }
}
