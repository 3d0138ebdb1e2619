import type { Choices } from "@/components/desk/use-choices";
import { findDepartmentChoices } from "@/lib/departments/find";
import { deskRead } from "@/lib/http/desk-route";
import { findAssignees } from "@/lib/staff/find";
import { findTags } from "@/lib/tags/find";
import { findTeamChoices } from "@/lib/teams/find";
import { findTopicChoices } from "@/lib/topics/find";
import { findViews } from "@/lib/views/find";

/** What a ticket can be given, for the pickers and the palette. */
export const GET = deskRead<object, Choices>(async (context) => {
  const { actor, db } = context;
  const [staff, teams, departments, topics, tags, views] = await Promise.all([
    findAssignees(context),
    findTeamChoices(db),
    findDepartmentChoices(db),
    findTopicChoices(db),
    findTags(db),
    findViews(context),
  ]);
  return {
    me: { id: actor.id, name: actor.name, role: actor.role },
    staff,
    teams,
    departments,
    topics,
    tags,
    views: views.map(({ id, name, query }) => ({ id, name, query })),
  };
});
