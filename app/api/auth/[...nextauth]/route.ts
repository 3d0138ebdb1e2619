import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/options";

type Segment = { params: Promise<{ nextauth: string[] }> };

// Not made by route(): next-auth speaks its own protocol here, with its own CSRF check.
const handler = (request: Request, segment: Segment) => NextAuth(authOptions())(request, segment);

export { handler as GET, handler as POST };
