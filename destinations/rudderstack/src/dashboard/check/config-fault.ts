/** A setting that RudderStack's dashboard, or the destination itself, would reject. */
export interface ConfigFault {
  /** The setting's key, or a place in it: `consentManagement/web/0/provider`. */
  key: string;
  message: string;
}
