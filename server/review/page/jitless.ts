import { z } from 'zod';

// To be faster, zod would try to make functions of strings, which the page's security policy refuses and reports.
z.config({ jitless: true });
