package io.trunkline.provisioning;

import static io.trunkline.provisioning.TestEnvironment.API;
import static io.trunkline.provisioning.TestEnvironment.json;
import static io.trunkline.provisioning.TestEnvironment.sql;
import static io.trunkline.provisioning.TestEnvironment.toJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.ListPages;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The lists of all kinds. Each has five rows named a to e, of which three were created at the same time.
class ListsIT {
    private static final String MARK = "listed" + TestEnvironment.uniqueNumber();
    private static final List<String> LETTERS = List.of("c", "E", "a", "B", "d");
    private static String tenant = "";

    @BeforeAll
    static void create() {
        for (int i = 0; i < LETTERS.size(); i++) {
            String name = MARK + LETTERS.get(i);
            String status = i % 2 == 0 ? "active" : "inactive";
            Map<String, Object> carrier = Map.of("priority", i == 2 ? 1 : 5, "provider", i == 0 ? "vonage" : "custom");
            post("carriers", Map.of("name", name, "host", "sip.example.com", "status", status), carrier);
            post("clients", Map.of("name", name, "mode", i == 4 ? "fixed" : "registers", "status", status), hostOf(i));
            tenant = post("tenants", Map.of("name", name, "status", i == 1 ? "suspended" : "active"), Map.of());
            Map<String, Object> role = i < 3 ? Map.of("role", "staff") : Map.of("role", "seller", "tenantId", tenant);
            post(
                    "users",
                    Map.of(
                            "username",
                            name.toLowerCase(),
                            "displayName",
                            "Ann " + i,
                            "password",
                            "correct horse battery"),
                    role);
            post("api-keys", Map.of("name", name), role);
            post("dialplan-lines", Map.of("exten", i < 3 ? "81" : "82", "priority", i + 1, "app", "NoOp"), appdata(i));
        }
        for (String table : List.of("carriers", "clients", "tenants", "users", "api_keys", "dialplan_lines")) {
            sql("UPDATE " + table + " SET created_at = '2026-01-02T03:04:05.000006Z' WHERE id IN (SELECT id FROM "
                    + table + " ORDER BY created_at DESC LIMIT 3)");
        }
    }

    private static Map<String, Object> hostOf(int i) {
        return i == 4 ? Map.of("host", "pbx.example.com") : Map.of("description", "Call center " + i);
    }

    private static Map<String, Object> appdata(int i) {
        return Map.of("appdata", MARK + LETTERS.get(i));
    }

    private static String post(String kind, Map<String, Object> properties, Map<String, Object> more) {
        var all = new HashMap<>(properties);
        all.putAll(more);
        var response = API.post("/api/v1/" + kind, toJson(all));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return json(response).get("id").asString();
    }

    @ParameterizedTest
    @CsvSource({
        "carriers,       name,       name",
        "carriers,       priority,   name",
        "carriers,       createdAt,  name",
        "clients,        name,       name",
        "clients,        createdAt,  name",
        "tenants,        name,       name",
        "tenants,        createdAt,  name",
        "users,          username,   username",
        "users,          createdAt,  username",
        "api-keys,       name,       name",
        "api-keys,       createdAt,  name",
        "dialplan-lines, context,    appdata",
        "dialplan-lines, createdAt,  appdata",
    })
    void every_row_is_on_one_page_in_each_order(String kind, String sort, String field) {
        var list = new ListPages(API, "/api/v1/" + kind, field);

        var ascending = list.all("q=" + MARK + "&sort=" + sort);

        assertThat(ascending).map(name -> name.replace(MARK, "")).hasSize(5).doesNotHaveDuplicates();
        assertThat(list.all("q=" + MARK + "&sort=-" + sort)).isEqualTo(ascending.reversed());
        assertThat(list.count("q=" + MARK + "&sort=" + sort)).isEqualTo(5);
        assertThat(list.problemCode("sort=password")).isEqualTo("request.invalid");
        assertThat(list.problemCode("color=red")).isEqualTo("request.unknown-parameter");
        assertThat(list.problemCode("q=" + MARK + "&sort=" + sort)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "carriers,       name,     '',                        a B c d E",
        "carriers,       name,     sort=priority,             a B c d E",
        "carriers,       name,     sort=-priority,            E d c B a",
        "carriers,       name,     status=active,             a c d",
        "carriers,       name,     status=active&status=inactive&sort=-name, E d c B a",
        "carriers,       name,     status=error,              ''",
        "carriers,       name,     provider=vonage,           c",
        "carriers,       name,     provider=vonage&provider=custom, a B c d E",
        "carriers,       name,     registrationType=ip,       a B c d E",
        "carriers,       name,     name=MARKB,                B",
        "carriers,       name,     name=MARKb,                ''",
        "carriers,       name,     dialPrefix=99999,          ''",
        "clients,        name,     '',                        a B c d E",
        "clients,        name,     status=inactive,           B E",
        "clients,        name,     mode=fixed,                d",
        "clients,        name,     mode=fixed&mode=registers, a B c d E",
        "clients,        name,     name=MARKE,                E",
        "tenants,        name,     '',                        a B c d E",
        "tenants,        name,     status=suspended,          E",
        "tenants,        name,     status=suspended&status=active, a B c d E",
        "tenants,        name,     name=MARKa,                a",
        "users,          username, '',                        a b c d e",
        "users,          username, role=seller,               b d",
        "users,          username, role=seller&role=staff,    a b c d e",
        "users,          username, status=disabled,           ''",
        "users,          username, username=MARKa,            a",
        "users,          username, tenantId=TENANT,           d",
        "api-keys,       name,     '',                        a B c d E",
        "api-keys,       name,     role=seller,               B d",
        "api-keys,       name,     role=seller&role=staff,    a B c d E",
        "api-keys,       name,     tenantId=TENANT,           d",
        "dialplan-lines, appdata,  '',                        c E a B d",
        "dialplan-lines, appdata,  exten=82,                  B d",
        "dialplan-lines, appdata,  context=from-campaign&app=NoOp&sort=-context, d B a E c",
        "dialplan-lines, appdata,  context=other,             ''",
    })
    void a_list_has_filters_and_an_order(String kind, String field, String parameters, String expected) {
        var list = new ListPages(API, "/api/v1/" + kind, field);
        String query = parameters.replace("MARK", MARK).replace("TENANT", tenant);

        assertThat(String.join(" ", list.all("q=" + MARK + "&" + query)).replace(MARK, ""))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "carriers, status=asleep",
        "carriers, status=active&status=asleep",
        "carriers, available=perhaps",
        "clients,  mode=any",
        "tenants,  status=inactive",
        "users,    role=root",
        "users,    tenantId=x",
    })
    void a_value_that_a_filter_cannot_have_is_refused(String kind, String parameters) {
        assertThat(new ListPages(API, "/api/v1/" + kind, "id").problemCode(parameters))
                .isEqualTo("request.invalid");
    }

    @Test
    void a_search_ignores_case_and_finds_descriptions_hosts_and_display_names() {
        var clients = new ListPages(API, "/api/v1/clients", "name");
        assertThat(clients.all("q=" + MARK.toUpperCase())).hasSize(5);
        assertThat(clients.all("q=center%202")).contains(MARK + "a");
        assertThat(clients.all("q=PBX.example")).contains(MARK + "d");
        assertThat(new ListPages(API, "/api/v1/users", "username").all("q=ann%204"))
                .contains(MARK + "d");
    }
}
