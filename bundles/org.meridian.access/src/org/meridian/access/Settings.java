package org.meridian.access;

import org.meridian.core.MeridianException;
import org.meridian.core.store.Database;
import org.meridian.core.store.Grant;
import org.meridian.core.store.Grant.Purpose;
import org.meridian.core.store.LedgerEntry;
import org.meridian.core.store.Reads;

/** The site's settings of access; each change is a ledger entry. Safe for all threads. */
public record Settings(Database database) {
    public String get(Setting setting) {
        return database.read(reads -> get(reads, setting));
    }

    static String get(Reads reads, Setting setting) {
        return reads.first(
                        "select setting from access_setting where name = ?",
                        row -> row.text("setting"),
                        setting.word())
                .orElse(setting.otherwise());
    }

    static int number(Reads reads, Setting setting) {
        return Integer.parseInt(get(reads, setting));
    }

    /**
     * Changes a setting.
     *
     * @param grant for administration
     * @throws MeridianException {@link AccessError#BAD_SETTING}
     */
    public void set(Grant grant, Setting setting, String value) {
        grant.requireAll(Purpose.ADMINISTRATION);
        if (!setting.isValid(value)) {
            throw new MeridianException(AccessError.BAD_SETTING, setting.word(), value);
        }
        database.write(
                unit -> {
                    String before = get(unit, setting);
                    unit.update("delete from access_setting where name = ?", setting.word());
                    unit.update(
                            "insert into access_setting (name, setting) values (?, ?)",
                            setting.word(),
                            value);
                    unit.append(
                            LedgerEntry.of(grant.actor(), LedgerEntry.Type.SETTING)
                                    .with("name", setting.word())
                                    .with("before", before)
                                    .with("value", value));
                    return value;
                });
    }
}
