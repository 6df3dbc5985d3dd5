package io.trunkline.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.PathItem.HttpMethod;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationNamesTest {
    @ParameterizedTest
    @CsvSource({
        "GET,    /api/v1/carriers,                          true,  listCarriers,                 List carriers",
        "POST,   /api/v1/carriers,                          false, createCarrier,                Create a carrier",
        "GET,    /api/v1/carriers/{id},                     false, getCarrier,                   Get a carrier",
        "PUT,    /api/v1/carriers/{id},                     false, replaceCarrier,               Replace a carrier",
        "PATCH,  /api/v1/carriers/{id},                     false, updateCarrier,                Update a carrier",
        "DELETE, /api/v1/carriers/{id},                     false, deleteCarrier,                Delete a carrier",
        "GET,    /api/v1/dialplan-lines,                    true,  listDialplanLines,            List dialplan lines",
        "POST,   /api/v1/calls/{callId}/cancel,             false, cancelCall,                   Cancel a call",
        "POST,   /api/v1/dids/import,                       false, importDids,                   Import DIDs",
        "POST,   /api/asterisk-dids/import,                 false, importAsteriskDids,           Import Asterisk DIDs",
        "GET,    /api/v1/dids/next-available,               false, getNextAvailableDid,          Get a next available DID",
        "DELETE, /api/asterisk-dids/{id},                   false, deleteAsteriskDid,            Delete an Asterisk DID",
        "PUT,    /api/v1/campaigns/{id}/clients/{clientId}, false, replaceCampaignClient,        Replace a campaign client",
        "GET,    /api/v1/campaigns/{id}/available-clients,  true,  listCampaignAvailableClients, List campaign available clients",
        "GET,    /api/v1/campaigns/{id}/caps,               false, getCampaignCaps,              Get campaign caps",
    })
    void an_operation_is_named_by_its_method_and_path(
            HttpMethod method, String path, boolean isList, String id, String summary) {
        var names = OperationNames.of(method, path, isList);

        assertThat(names.id()).isEqualTo(id);
        assertThat(names.summary()).isEqualTo(summary);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/carriers/{id},            carriers",
        "/api/v1/campaigns/{id}/caps,      campaigns",
        "/api/asterisk-dids/{id},          asterisk-dids",
        "/api/v1/dead-letters/{service},   dead-letters",
    })
    void its_tag_is_the_first_segment(String path, String tag) {
        assertThat(OperationNames.of(HttpMethod.GET, path, false).tag()).isEqualTo(tag);
    }
}
