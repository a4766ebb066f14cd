package org.meridian.workflow;

import org.meridian.access.AccessError;
import org.meridian.access.Alert;
import org.meridian.access.Alerts;
import org.meridian.access.Emergencies;
import org.meridian.access.Emergency;
import org.meridian.access.Operation;
import org.meridian.access.Setting;
import org.meridian.access.Settings;
import org.meridian.core.ErrorCode;
import org.meridian.core.MeridianException;
import org.meridian.core.record.PatientKey;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Unusual access and emergencies: reasons of who works, alerts for who audits. For all threads. */
public final class Oversight {
    /** Refusals that an emergency overcomes. */
    private static final Set<ErrorCode> OVERCOME =
            Set.of(AccessError.ROLE, AccessError.CONSENT_WITHDRAWN);

    private final Actor actor;
    private final Alerts alerts;
    private final Emergencies emergencies;
    private final Settings settings;

    Oversight(Actor actor, Alerts alerts, Emergencies emergencies, Settings settings) {
        this.actor = actor;
        this.alerts = alerts;
        this.emergencies = emergencies;
        this.settings = settings;
    }

    /** All alerts, the newest first. */
    public List<Alert> alerts() {
        return alerts.list(actor.grant(Operation.AUDIT));
    }

    /** The auditor has seen an alert. */
    public Alert see(long number, String note) {
        return alerts.see(actor.grant(Operation.AUDIT), number, note);
    }

    /** What the user says to the alerts that stopped them; then they try again. */
    public void explain(String reason) {
        alerts.explain(actor.name(), reason);
    }

    /** Opens a patient's record for reading in an emergency, without the right to it. */
    public Emergency breakGlass(PatientKey patient, String reason) {
        return emergencies.begin(actor.grant(Operation.EMERGENCY), patient, reason);
    }

    /** Whose record an emergency would open to the user, who was refused it. */
    public Optional<PatientKey> openableInEmergency(MeridianException refusal) {
        boolean overcome =
                OVERCOME.contains(refusal.errorCode())
                        && refusal.argument(Operation.class)
                                .filter(Emergencies.OPENS::contains)
                                .isPresent()
                        && actor.may(Operation.EMERGENCY);
        return overcome ? refusal.argument(PatientKey.class) : Optional.empty();
    }

    /** The user's emergencies that last. */
    public List<Emergency> emergencies() {
        return emergencies.open(actor.name());
    }

    /** All settings of access. */
    public Map<Setting, String> settings() {
        Map<Setting, String> all = new EnumMap<>(Setting.class);
        for (Setting each : Setting.values()) {
            all.put(each, settings.get(each));
        }
        return all;
    }

    /** Changes one. */
    public void set(Setting setting, String value) {
        settings.set(actor.grant(Operation.SETTINGS), setting, value);
    }
}
