package io.trunkline.telephony.numbers;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The country and the region to which numbers are assigned. A mobile phone may be anywhere else.
public final class NumberPlaces {
    private static final Pattern NORTH_AMERICAN = Pattern.compile("\\+1([2-9][0-9]{2})[0-9]{7}");
    private static final int NORTH_AMERICA = 1;

    /// Ranges that the countries of +1 share, such as that of 800.
    private static final Set<PhoneNumberType> SHARED =
            EnumSet.of(PhoneNumberType.TOLL_FREE, PhoneNumberType.PREMIUM_RATE, PhoneNumberType.PERSONAL_NUMBER);

    private static final Map<String, String> REGION_BY_AREA_CODE = readRegions();

    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();

    /// The place of a number.
    ///
    /// @param country ISO 3166-1, such as `US`; null when the range is not assigned or belongs to several
    ///     countries, such as `+800`, or `+1 800` in North America
    /// @param region ISO 3166-2, such as `US-GA`, by the area code; null outside of the US and Canada, and for an
    ///     area code of several regions
    public record Place(@Nullable String country, @Nullable String region) {
        /// Nothing is known.
        public static final Place UNKNOWN = new Place(null, null);

        private static Place ofRegion(String region) {
            return new Place(region.substring(0, 2), region);
        }
    }

    /// @param number any text; only one in E.164 form has a place
    public Place placeOf(@Nullable String number) {
        if (number == null) {
            return Place.UNKNOWN;
        }
        Matcher northAmerican = NORTH_AMERICAN.matcher(number);
        String region = northAmerican.matches() ? REGION_BY_AREA_CODE.get(northAmerican.group(1)) : null;
        return region == null ? placeByLibrary(number) : Place.ofRegion(region);
    }

    private Place placeByLibrary(String number) {
        return PhoneNumber.parse(number)
                .flatMap(this::parse)
                .filter(parsed -> !isShared(parsed))
                .map(library::getRegionCodeForNumber)
                .filter(library.getSupportedRegions()::contains)
                .map(country -> new Place(country, null))
                .orElse(Place.UNKNOWN);
    }

    private boolean isShared(Phonenumber.PhoneNumber number) {
        return number.getCountryCode() == NORTH_AMERICA && SHARED.contains(library.getNumberType(number));
    }

    /// Empty for a country code that no country has.
    private Optional<Phonenumber.PhoneNumber> parse(PhoneNumber number) {
        try {
            return Optional.of(library.parse(number.e164(), null));
        } catch (NumberParseException _) {
            return Optional.empty();
        }
    }

    /// Whether a text is a state or province that numbers can be in, such as `US-GA`.
    public static boolean isRegion(String text) {
        return REGION_BY_AREA_CODE.containsValue(text);
    }

    /// The area codes of a state or province such as `US-GA`, in order.
    static List<String> areaCodesOf(String region) {
        return REGION_BY_AREA_CODE.entrySet().stream()
                .filter(code -> code.getValue().equals(region))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /// The regions of the table, by area code.
    static Map<String, String> regionByAreaCode() {
        return REGION_BY_AREA_CODE;
    }

    private static Map<String, String> readRegions() {
        Map<String, String> regions = new HashMap<>();
        table().lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            String[] words = line.split(" ");
            for (int i = 1; i < words.length; i++) {
                regions.put(words[i], words[0]);
            }
        });
        return Map.copyOf(regions);
    }

    private static String table() {
        try (InputStream file = NumberPlaces.class.getResourceAsStream("north-american-regions.txt")) {
            if (file == null) {
                throw new IllegalStateException("the table of regions is missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
