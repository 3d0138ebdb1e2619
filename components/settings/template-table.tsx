import { Star } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { RowLink } from "@/components/ui/row-link";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";

type TemplateTableProps = {
  language: string;
  /** The language in words. */
  name: string;
  /** Whether mails are written in it. */
  inUse: boolean;
  templates: readonly { key: string; name: string; sentTo: string; changed: boolean }[];
};

/** The templates of one language. */
export function TemplateTable({ language, name, inUse, templates }: TemplateTableProps) {
  return (
    <section className="pb-6">
      <h2 className="flex items-center gap-2 px-4 pt-4 pb-2 font-semibold">
        {name}
        {inUse && (
          <Badge tone="accent" icon={<Star />}>
            In use
          </Badge>
        )}
      </h2>
      <Table label={`Templates in ${name}`}>
        <TableHead>
          <Th>Mail</Th>
          <Th width="50%">Sent to</Th>
          <Th width="8rem">Text</Th>
        </TableHead>
        <TableBody>
          {templates.map((template) => (
            <Tr key={template.key}>
              <Td card="title">
                <RowLink href={`/settings/mail-templates/${language}/${template.key}`}>
                  {template.name}
                </RowLink>
              </Td>
              <Td label="Sent to" wrap>
                {template.sentTo}
              </Td>
              <Td label="Text">{template.changed ? "Your own" : "Built in"}</Td>
            </Tr>
          ))}
        </TableBody>
      </Table>
    </section>
  );
}
