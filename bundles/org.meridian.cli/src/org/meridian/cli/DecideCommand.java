package org.meridian.cli;

import jakarta.json.JsonObject;

import org.meridian.core.record.Finding.Decision.State;
import org.meridian.core.record.FindingId;
import org.meridian.core.text.Texts;

import java.util.Set;

/** {@code decide FINDING accept|reject --reason TEXT} */
final class DecideCommand implements Command {
    @Override
    public String name() {
        return "decide";
    }

    @Override
    public Set<String> options() {
        return Set.of("reason");
    }

    @Override
    public JsonObject run(Session session, Arguments arguments) {
        String finding = arguments.word(0, "FINDING");
        String verdict = arguments.word(1, "accept|reject");
        arguments.atMost(2);
        State state =
                switch (verdict) {
                    case "accept" -> State.ACCEPTED;
                    case "reject" -> State.REJECTED;
                    default -> throw new UsageException("word.unknown", verdict, "accept|reject");
                };
        String reason = arguments.required("reason");
        FindingId id;
        try {
            id = FindingId.parse(finding);
        } catch (NumberFormatException e) {
            throw new UsageException("word.unknown", finding, "F1, F2 …");
        }
        return Documents.finding(session.workstation().decisions().decide(id, state, reason))
                .build();
    }

    @Override
    public String print(JsonObject result, Texts texts) {
        return Documents.findingLine(result) + "\n";
    }
}
