package io.trunkline.did.csvimport.domain;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A column that a file of numbers may have, with other names for it. Names are compared by their letters and digits
/// only, without accents.
public enum Column {
    NUMBER(
            "number",
            "did, did number, tn, phone, phone number, telephone, telephone number, tel, mobile, e164, msisdn, "
                    + "caller id, teléfono, número, número de teléfono, telefon, telefonnummer, rufnummer, nummer, "
                    + "numéro, téléphone, numéro de téléphone, telefone, número de telefone, telefono"),
    AREA_CODE("areaCode", "area, npa, vorwahl, indicatif, prefijo, código de área"),
    TRUNK("trunk", "trunk name, carrier, carrier name"),
    STATUS("status", "estado, statut"),
    MAX_USAGE("maxUsage", "usage limit, max calls, limit"),
    TAGS("tags", "tag, labels, label"),
    COUNTRY("country", "country code, country iso, iso country, país, pays, land"),
    PROVIDER("provider", "vendor, supplier, proveedor, anbieter, fournisseur"),
    REGION("region", "región, région"),
    NOTES("notes", "note, comment, comments, description, notas, notizen"),
    METADATA("metadata", ""),
    /// What an export or a file of failed rows adds. It is not read.
    IGNORED(
            "",
            "id, tenant id, usage count, last used, raw number, import id, created at, updated at, error, errors, row");

    private static final Map<String, Column> BY_NAME = new HashMap<>();

    static {
        for (Column column : values()) {
            column.names().forEach(name -> BY_NAME.put(normalized(name), column));
        }
        BY_NAME.remove("");
    }

    private final String header;
    private final String otherNames;

    Column(String header, String otherNames) {
        this.header = header;
        this.otherNames = otherNames;
    }

    /// The name that this project writes.
    public String header() {
        return header;
    }

    static Optional<Column> find(String name) {
        return Optional.ofNullable(BY_NAME.get(normalized(name)));
    }

    /// The columns whose cells are entries of the number's metadata.
    public static List<Column> ofMetadata() {
        return List.of(PROVIDER, REGION, NOTES);
    }

    /// What a mapping may name.
    public static List<String> headers() {
        return Arrays.stream(values())
                .map(Column::header)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private List<String> names() {
        var names = new ArrayList<>(Arrays.asList(otherNames.split(",")));
        names.add(header);
        return names;
    }

    static String normalized(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("[^\\p{L}\\p{N}]", "")
                .toLowerCase(Locale.ROOT);
    }
}
