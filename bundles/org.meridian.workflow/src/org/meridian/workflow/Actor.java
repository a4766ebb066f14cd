package org.meridian.workflow;

import org.meridian.access.Door;
import org.meridian.access.Operation;
import org.meridian.core.record.Patient;
import org.meridian.core.record.PatientKey;
import org.meridian.core.store.Database;
import org.meridian.core.store.Grant;
import org.meridian.core.store.LedgerEntry;

import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The user at work: passes the door for each use and signs the ledger entries. A use case asks for
 * the operation that it is, at its start, and gives the grant to every repository that it calls:
 *
 * <pre>{@code
 * Grant grant = actor.grant(Operation.BACKUP);             // of nobody's data in particular
 * Grant grant = actor.grant(Operation.MEND, patient.key()); // of one patient's
 * }</pre>
 *
 * A refusal throws {@code ACC-0xx} and is a ledger entry already. An operation that is missing is a
 * constant in {@link Operation} and a place in the table of {@link org.meridian.access.Role}.
 */
final class Actor {
    private final Supplier<String> who;
    private final Door door;
    private final Database database;

    /**
     * @param who sits at the workstation just now
     */
    Actor(Supplier<String> who, Door door, Database database) {
        this.who = who;
        this.door = door;
        this.database = database;
    }

    String name() {
        return who.get();
    }

    /** The user of this moment, for work that goes on when another takes over. */
    Actor now() {
        return as(name());
    }

    /** Another user, for what is done in their name when they asked for it before. */
    Actor as(String name) {
        return new Actor(() -> name, door, database);
    }

    /** The right to an operation on the archive, or on everybody's data. */
    Grant grant(Operation operation) {
        return door.forAll(name(), operation);
    }

    /** The right to an operation on one patient's data; what the patient agreed to is asked. */
    Grant grant(Operation operation, PatientKey patient) {
        return door.forPatient(name(), operation, patient);
    }

    /** Lets these persons' names out of the program; how many they are is judged. */
    void handOut(Stream<Patient> persons) {
        door.handOut(name(), persons.map(Patient::key).collect(Collectors.toSet()));
    }

    /** Whether the user's roles include the operation: for what is shown, not for what is done. */
    boolean may(Operation operation) {
        return door.may(name(), operation);
    }

    /** Whether roles, consent or an emergency open this of one patient. */
    boolean may(Operation operation, PatientKey patient) {
        return door.may(name(), operation, patient);
    }

    /** Writes an entry that stands for itself, and waits until it is on the disk. */
    void record(LedgerEntry entry) {
        database.write(
                unit -> {
                    unit.append(entry);
                    return true;
                });
    }
}
