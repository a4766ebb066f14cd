package org.meridian.core.store;

import java.util.List;

/**
 * A room's share of the schema.
 *
 * @param room names the room; its tables start with {@code room_}
 * @param versions the migration scripts in order, each a list of statements; a published one is
 *     never changed, a new one is added
 */
public record SchemaPart(String room, List<List<String>> versions) {}
